import { useEffect, useState } from 'react';

import { ask } from './session.js';

const ME = `{ me { account displayName roles { role post startedOn endedOn division { name code } } } }`;

export function Bar({ session, choosing, choose, leave }) {
  const me = useMe(session);
  const role = me?.roles.find((each) => !each.endedOn) ?? me?.roles[0];
  return (
    <header className="bar">
      <h1><img src={new URL('./icon.svg', import.meta.url).href} alt="" width="24" height="24" /> 民政登记图 <small>查询台</small></h1>
      {session && (
        <div className="who">
          <p data-testid="who">
            <strong>{me?.displayName ?? session.account}</strong>
            <span className="where">{[role?.division?.name, role?.post].filter(Boolean).join(' · ')}</span>
            <code>{session.account}</code>
          </p>
          <button type="button" aria-expanded={choosing} onClick={choose}>换账号</button>
          <button type="button" onClick={leave}>退出</button>
        </div>
      )}
    </header>
  );
}

function useMe(session) {
  const [found, setFound] = useState(null);
  useEffect(() => {
    let here = true;
    setFound(null);
    if (session) {
      ask(session, ME).then(
        ({ data }) => here && setFound(data.me),
        () => here && setFound(null),
      );
    }
    return () => { here = false; };
  }, [session]);
  return found;
}
