import { lazy, Suspense, useCallback, useEffect, useState } from 'react';

import { Bar } from './Bar.jsx';
import { desk as askDesk, forget, keep, kept, signIn } from './session.js';
import { SignIn } from './SignIn.jsx';

const Explorer = lazy(() => import('./Explorer.jsx'));

export function Page() {
  const [desk, setDesk] = useState(null);
  const [session, setSession] = useState(kept);
  const [choosing, setChoosing] = useState(false);
  const [failure, setFailure] = useState('');

  useEffect(() => {
    askDesk().then(setDesk, (failed) => setFailure(failed.message));
  }, []);

  const enter = useCallback(async (account, password) => {
    setFailure('');
    try {
      const given = await signIn(account, password);
      keep(given);
      setSession(given);
      setChoosing(false);
    } catch (failed) {
      setFailure(failed.message);
    }
  }, []);

  // A token that holds no longer ends the session; what was typed waits for the next one.
  const expire = useCallback(() => {
    keep(null);
    setSession(null);
  }, []);

  const leave = useCallback(() => {
    setSession(null);
    forget();
  }, []);

  const open = choosing || !session;
  return (
    <>
      <Bar session={session} choosing={choosing} choose={() => setChoosing(!choosing)} leave={leave} />
      {open && desk && (
        <SignIn demo={desk.demo} current={session?.account} enter={enter} failure={failure} shut={session && (() => setChoosing(false))} />
      )}
      {open && !desk && failure && <p role="alert" className="failure alone">{failure}</p>}
      {session && (
        <Suspense fallback={<p className="waiting">正在打开查询台……</p>}>
          <Explorer session={session} demo={Boolean(desk?.demo)} enter={enter} leave={expire} />
        </Suspense>
      )}
    </>
  );
}
