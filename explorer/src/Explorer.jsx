import 'graphiql/graphiql.css';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import './workers.js';

import { GraphiQL } from 'graphiql';
import { useGraphiQL } from '@graphiql/react';
import { useEffect, useMemo, useState } from 'react';

import { EXAMPLES } from './catalogue.js';
import { ExamplesContext, EXAMPLES_PLUGIN } from './Examples.jsx';
import { fetcherOf } from './fetching.js';

const EDITORS = ['queryEditor', 'variableEditor', 'responseEditor'];
const FONT = 'ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace';
const PLUGINS = [EXAMPLES_PLUGIN];
const STAGES = { authority: '账号', document: '读懂', plan: '规划', database: '数据库', acts: '办理' };

// The first example, until somebody has typed something; GraphiQL takes the variables of a first tab from nowhere else.
function first() {
  const [{ query, variables }] = EXAMPLES;
  return sessionStorage.getItem('graphiql:query') === null ? { initialQuery: query, initialVariables: variables } : {};
}

export default function Explorer({ session, demo, enter, leave }) {
  const [initial] = useState(first);
  const [told, note] = useState(null);
  useEffect(() => note(null), [session]);
  const asking = useMemo(() => fetcherOf(session, { note, leave }), [session, leave]);
  useEffect(() => asking.end, [asking]);
  const context = useMemo(() => ({ session, demo, enter }), [session, demo, enter]);
  return (
    <ExamplesContext value={context}>
      <main className="explorer">
        {/* What was typed may hold a person's number: it is forgotten with the tab, like the token. */}
        <GraphiQL
          fetcher={asking.fetcher}
          storage={sessionStorage}
          plugins={PLUGINS}
          visiblePlugin={EXAMPLES_PLUGIN}
          {...initial}
          defaultEditorToolsVisibility="variables"
          isHeadersEditorEnabled={false}
          showPersistHeadersSettings={false}
          inputValueDeprecation
          schemaDescription
        >
          <GraphiQL.Logo><Editors account={session.account} /></GraphiQL.Logo>
          <GraphiQL.Footer><Told told={told} /></GraphiQL.Footer>
        </GraphiQL>
      </main>
    </ExamplesContext>
  );
}

// The editors ask for a font that would have to be fetched; these the machine has. And what one account was told is not left
// standing under the name of the next.
function Editors({ account }) {
  const editors = EDITORS.map((name) => useGraphiQL((state) => state[name]));
  useEffect(() => {
    for (const editor of editors) editor?.updateOptions({ fontFamily: FONT, fontSize: 14, wordWrap: 'on' });
  }, editors);
  const responseEditor = editors.at(-1);
  useEffect(() => responseEditor?.setValue(''), [account, responseEditor]);
  return null;
}

function Told({ told }) {
  if (!told) return <p className="told" data-testid="told">按 ▶ 运行；每次查询的用时与花费显示在这里。</p>;
  const { answers, milliseconds, stages = [], cost } = told;
  return (
    <p className="told" data-testid="told">
      <span>{answers ? `订阅：第 ${answers} 次回答` : `往返 ${milliseconds.toFixed(0)} ms`}</span>
      {stages.filter(([name]) => STAGES[name]).map(([name, each]) => <span key={name}>{STAGES[name]} {each.toFixed(1)}</span>)}
      {cost && <span title="至多可能返回的行数 / 本账号此刻还剩的额度">花费 {cost.requested.toLocaleString()} · 余 {cost.remaining.toLocaleString()}</span>}
    </p>
  );
}
