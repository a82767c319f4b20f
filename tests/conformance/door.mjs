// How a dashboard gets in: sign in once, ask for a read token.
export const url = process.env.SAURO_URL ?? 'http://127.0.0.1:8046';

/** Signs in as the first account the demonstration offers and returns its cookie. */
export async function session() {
  const info = await (await fetch(`${url}/auth/info`)).json();
  const { account, password } = info.accounts[0];
  const answer = await fetch(`${url}/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account, password }),
  });
  if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
  return answer.headers.getSetCookie()[0].split(';')[0];
}

/** A token for a dashboard: it may read, and ask in its own words. */
export async function dashboardToken() {
  const cookie = await session();
  const answer = await fetch(`${url}/auth/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ label: 'conformance', days: 1 }),
  });
  if (!answer.ok) throw new Error(`token: ${answer.status} ${await answer.text()}`);
  return (await answer.json()).secret;
}
