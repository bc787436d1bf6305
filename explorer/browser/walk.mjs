// Walks over the explorer in a real browser that reaches nothing but this machine, and prints what it saw as JSON:
//   node walk.mjs CHROMIUM PICTURES [off]   with the page's address in the variable URL
import { chromium } from 'playwright-core';

const [executablePath, pictures] = process.argv.slice(2);
const HERE = new URL(process.env.URL);
const ARGUMENTS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];
const SECONDS = 60_000;

const browser = await chromium.launch({ executablePath, args: ARGUMENTS });
const page = await browser.newPage({ viewport: { width: 1440, height: 860 }, locale: 'zh-CN' });
page.setDefaultTimeout(SECONDS);
const wrong = [];
const steps = [];
watch();

try {
  await start();
  await signIn('宿迁市 查询员', '宿迁市');
  await first();
  const all = await people('in the city');
  await documentation();
  await page.getByRole('button', { name: '换账号' }).click();
  await signIn('大王庄村 查询员', '大王庄');
  const few = await people('in the village');
  if (!(few > 0 && few < all)) throw new Error(`a village has ${few} people and a city ${all}`);
  steps.push(`the village's account counts ${few} people, the city's ${all}`);
  await example();
  await act();
  await narrow();
  await leave();
} catch (failed) {
  wrong.push(String(failed.stack).slice(0, 2000));
  await picture('failed');
}
await browser.close();
process.stdout.write(JSON.stringify({ steps, wrong }));

function watch() {
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (host !== HERE.host && protocol !== 'data:' && protocol !== 'blob:') wrong.push(`asked for ${request.url()}`);
  });
  page.on('requestfailed', (request) => {
    if (request.failure().errorText !== 'net::ERR_ABORTED') wrong.push(`${request.url()} ${request.failure().errorText}`);
  });
  page.on('console', (said) => {
    if (['error', 'warning'].includes(said.type())) wrong.push(`console: ${said.text()}`);
  });
  page.on('pageerror', (error) => wrong.push(`page: ${error.stack}`));
  page.on('worker', (worker) => worker.on('console', (said) => {
    if (said.type() === 'error') wrong.push(`worker: ${said.text()}`);
  }));
}

async function start() {
  await page.addInitScript(() => addEventListener('securitypolicyviolation', (event) => {
    console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
  }));
  await page.goto(HERE.href);
  await page.getByRole('heading', { name: /点一下即登录/ }).waitFor();
  await picture('start');
  steps.push('the page opens with the demo accounts');
}

async function signIn(button, place) {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByTestId('who').filter({ hasText: place }).waitFor();
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  steps.push(`a click signs in ${button}, and the header says so`);
}

async function first() {
  const { division } = (await run()).data;
  if (!division.people.nodes.length) throw new Error('the first example shows nobody');
  steps.push('the example that stands there at first is answered');
}

async function open(title) {
  const editor = page.locator('.graphiql-query-editor');
  await page.getByRole('button', { name: title }).click();
  await editor.filter({ hasText: title }).waitFor();
}

async function run() {
  const answered = page.waitForResponse((response) => response.url().endsWith('/graphql')
    && !response.request().postData().includes('IntrospectionQuery') && !response.request().postData().startsWith('{"query":"{ me'));
  await page.locator('.graphiql-execute-button').click();
  const told = await (await answered).json();
  await page.getByTestId('told').filter({ hasText: '花费' }).waitFor();
  return told;
}

async function people(where) {
  await type('{ people(first: 3) { totalCount nodes { name } } }');
  const told = await run();
  const { totalCount, nodes } = told.data.people;
  await page.locator('.result-window').filter({ hasText: nodes[0].name }).waitFor();
  steps.push(`a query that was typed is answered with people ${where}`);
  return totalCount;
}

async function type(text) {
  await page.locator('.graphiql-query-editor .view-lines').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
}

async function documentation() {
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  const docs = page.locator('.graphiql-plugin');
  await docs.getByRole('link', { name: 'Query', exact: true }).click();
  await docs.getByText('当前账号').first().waitFor();
  await picture('documentation');
  await page.getByRole('button', { name: '示例' }).click();
  steps.push('the documentation tells of the fields in Chinese');
}

async function example() {
  await open('一村的居民、户和家人');
  const told = await run();
  const first = told.data.division.people.nodes[0].name;
  await page.locator('.result-window').filter({ hasText: first }).waitFor();
  await picture('example');
  steps.push('an example is opened by a click, and answered');
}

async function act() {
  await page.getByRole('button', { name: /换成 registrar@/ }).click();
  await page.getByTestId('who').filter({ hasText: 'registrar@' }).waitFor();
  await open('办理：登记一名新生儿');
  await page.locator('.graphiql-editor-tool').filter({ hasText: 'Division:' }).first().waitFor();
  const { registerPerson } = (await run()).data;
  if (registerPerson.errors.length) throw new Error(JSON.stringify(registerPerson.errors));
  await page.locator('.result-window').filter({ hasText: registerPerson.person.name }).waitFor();
  await picture('act');
  steps.push('an act is done with variables that the page has filled in');
}

async function narrow() {
  await page.setViewportSize({ width: 420, height: 800 });
  await picture('narrow');
  await page.getByRole('button', { name: '换账号' }).click();
  await picture('narrow-accounts');
  await page.setViewportSize({ width: 1440, height: 860 });
}

async function leave() {
  await page.getByRole('button', { name: '退出' }).click();
  await page.getByRole('heading', { name: /点一下即登录/ }).waitFor();
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
  if (kept.includes('eyJ') || kept.includes('陈小满')) throw new Error(`left behind: ${kept}`);
  steps.push('whoever leaves leaves neither a token behind nor what was typed');
}

async function picture(name) {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` });
}
