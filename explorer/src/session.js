// Who is signed in. The token lies in this tab only: another tab does not see it, and it is gone when the tab is closed.

const KEY = 'registry.session';

export function kept() {
  try {
    const session = JSON.parse(sessionStorage.getItem(KEY));
    return session && Date.parse(session.expiresAt) > Date.now() ? session : null;
  } catch {
    return null;
  }
}

export function keep(session) {
  if (session) sessionStorage.setItem(KEY, JSON.stringify(session));
  else sessionStorage.removeItem(KEY);
}

// Whoever leaves takes along what they typed.
export function forget() {
  sessionStorage.clear();
}

// With a password where there is one, else by a click, which only the demo allows.
export async function signIn(account, password) {
  const body = password === undefined ? { account } : { account, password };
  const told = await send(password === undefined ? '/auth/demo' : '/auth/sign-in', body);
  return { account, token: told.accessToken, expiresAt: told.expiresAt };
}

export async function desk() {
  const response = await fetch('/explorer/desk.json');
  if (!response.ok) throw new Error(`/explorer/desk.json: ${response.status}`);
  return response.json();
}

export async function ask(session, query, variables) {
  return send('/graphql', { query, variables }, { authorization: `Bearer ${session.token}` });
}

async function send(path, body, headers = {}) {
  let response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8', ...headers },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Error('服务没有应答。The server does not answer.');
  }
  const told = await response.json();
  if (told.errors) throw Object.assign(new Error(told.errors[0].message), { status: response.status });
  return told;
}
