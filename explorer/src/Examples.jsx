import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { createContext, use, useState } from 'react';

import { EXAMPLES, filled } from './catalogue.js';
import { ask } from './session.js';

export const ExamplesContext = createContext(null);

export const EXAMPLES_PLUGIN = { title: '示例', icon: Icon, content: Examples };

function Examples() {
  const open = useOpen();
  const [opened, setOpened] = useState('');
  return (
    <section className="examples" aria-label="示例查询">
      <h2>示例</h2>
      <p className="about">点一下放进编辑器，再按 ▶（或 Ctrl-Enter）运行。</p>
      <ol>
        {EXAMPLES.map((example) => (
          <li key={example.name}>
            <button type="button" aria-current={opened === example.name} onClick={() => { setOpened(example.name); open(example); }}>
              <strong>{example.title}</strong>
              <span>{example.about}</span>
            </button>
            {example.role && <Role role={example.role} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

// Who it is for, and in the demo a way to become that: the same place, the other role.
function Role({ role }) {
  const { session, demo, enter } = use(ExamplesContext);
  const title = TITLES[role] ?? role;
  const [now, place] = session.account.split('@');
  if (!demo || !place || now === role) return <small className="role">{title}账号</small>;
  return (
    <small className="role">
      {title}账号 <button type="button" onClick={() => enter(`${role}@${place}`)}>换成 {role}@{place}</button>
    </small>
  );
}

const TITLES = { registrar: '经办员', approver: '审批员', oversight: '监督员' };

function useOpen() {
  const { session } = use(ExamplesContext);
  const { addTab, stop } = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const responseEditor = useGraphiQL((state) => state.responseEditor);
  return async (example) => {
    const variables = await variablesOf(session, example);
    stop(); // a subscription that goes on would answer under the wrong query
    if (isOnes(queryEditor.getValue())) addTab();
    queryEditor.setValue(example.query);
    variableEditor.setValue(variables);
    responseEditor.setValue('');
  };
}

// Whether somebody has typed here: their own words get to stay, in their tab.
function isOnes(text) {
  return text.trim() !== '' && !EXAMPLES.some(({ query }) => query.trim() === text.trim());
}

async function variablesOf(session, { before, variables }) {
  if (!before) return variables;
  try {
    return filled(variables, (await ask(session, before)).data);
  } catch {
    return variables; // this account may not ask it; the example says what it needs
  }
}

function Icon() {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M6 3.5h12a1.5 1.5 0 0 1 1.5 1.5v14a1.5 1.5 0 0 1-1.5 1.5H6A1.5 1.5 0 0 1 4.5 19V5A1.5 1.5 0 0 1 6 3.5Z" />
      <path d="m8.5 9 2 2-2 2M12.5 15h4" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
