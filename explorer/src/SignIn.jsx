import { useEffect, useState } from 'react';

export function SignIn({ demo, current, enter, failure, shut }) {
  useEffect(() => {
    const key = (event) => event.key === 'Escape' && shut?.();
    addEventListener('keydown', key);
    return () => removeEventListener('keydown', key);
  }, [shut]);
  return (
    <section className={shut ? 'sign-in over' : 'sign-in'} aria-label="登录">
      <div className="card">
        {demo ? <Accounts demo={demo} current={current} enter={enter} /> : <Password enter={enter} />}
        {failure && <p role="alert" className="failure">{failure}</p>}
      </div>
    </section>
  );
}

function Accounts({ demo, current, enter }) {
  return (
    <>
      <h2>选一个演示账号，点一下即登录</h2>
      <p className="about">
        角色决定能看什么、能办什么，区划决定在哪里：每个账号只看得到本区划及其以下。城市和居民都是虚构的演示数据。
      </p>
      <div className="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">角色</th>
              {demo.places.map((place) => (
                <th scope="col" key={place.code}>{place.name} <small>{place.level} {place.code}</small></th>
              ))}
            </tr>
          </thead>
          <tbody>
            {demo.roles.map((role) => (
              <tr key={role.name}>
                <th scope="row">{role.title} <small>{role.about}</small></th>
                {demo.places.map((place) => {
                  const account = `${role.name}@${place.code}`;
                  return (
                    <td key={place.code}>
                      <button type="button" aria-label={`${place.name} ${role.title}`} title={account} aria-pressed={account === current} onClick={() => enter(account)}>
                        {account === current ? '已登录' : '登录'}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Elsewhere demo={demo} enter={enter} />
    </>
  );
}

function Elsewhere({ demo, enter }) {
  const [role, setRole] = useState(demo.roles[0].name);
  const [code, setCode] = useState('');
  const submit = (event) => {
    event.preventDefault();
    enter(`${role}@${code.trim()}`);
  };
  return (
    <form className="elsewhere" onSubmit={submit}>
      <label>其他区划 <select value={role} onChange={(event) => setRole(event.target.value)}>
        {demo.roles.map((each) => <option key={each.name} value={each.name}>{each.title}</option>)}
      </select></label>
      <label>代码 <input value={code} onChange={(event) => setCode(event.target.value)} required pattern="\s*[0-9]{6,12}\s*" inputMode="numeric" placeholder="321391" title="6、9 或 12 位区划代码" /></label>
      <button type="submit">登录</button>
    </form>
  );
}

function Password({ enter }) {
  const submit = (event) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    enter(given.get('account'), given.get('password'));
  };
  return (
    <form className="password" onSubmit={submit}>
      <h2>登录</h2>
      <label>账号 <input name="account" autoComplete="username" required maxLength="256" autoFocus /></label>
      <label>密码 <input name="password" type="password" autoComplete="current-password" required maxLength="1024" /></label>
      <button type="submit">登录</button>
      <p className="about">令牌只留在这个标签页里，关闭即失效。</p>
    </form>
  );
}
