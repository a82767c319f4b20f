// GraphQL over HTTP as an outsider sees it: the 61 audits of graphql-http, and what a hostile page would try.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { auditServer } from 'graphql-http';
import { dashboardToken, url } from './door.mjs';

let token;
before(async () => {
  token = await dashboardToken();
});

const asDashboard = (target, options = {}) =>
  fetch(target, { ...options, headers: { ...options.headers, authorization: `Bearer ${token}` } });

test('graphql-http: all 61 audits pass', async (context) => {
  const results = await auditServer({ url: `${url}/graphql`, fetchFn: asDashboard });
  assert.equal(results.length, 61);
  for (const result of results) {
    await context.test(`${result.id} ${result.name}`, () => assert.equal(result.status, 'ok', result.reason));
  }
});

const mutation = `mutation { assignmentAcknowledge(input: { commandId: "01ARZ3NDEKTSV4RRFFQ69G5FAV", assignment: "Assignment_01ARZ3NDEKTSV4RRFFQ69G5FAV" }) { revision } }`;

test('a mutation by GET is refused', async () => {
  const answer = await asDashboard(`${url}/graphql?query=${encodeURIComponent(mutation)}`);
  assert.equal(answer.status, 405);
  assert.match(answer.headers.get('allow') ?? '', /POST/);
});

test('a mutation by text/plain is refused', async () => {
  const body = JSON.stringify({ query: mutation });
  const answer = await asDashboard(`${url}/graphql`, { method: 'POST', body, headers: { 'content-type': 'text/plain' } });
  assert.equal(answer.status, 415);
});

test('a query from a foreign page is refused', async () => {
  const headers = { 'content-type': 'application/json', origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
  const answer = await fetch(`${url}/graphql`, { method: 'POST', body: '{"query":"{ __typename }"}', headers });
  assert.equal(answer.status, 403);
});

test('a body over 64 KiB is refused', async () => {
  const body = JSON.stringify({ query: `{ __typename } #${'x'.repeat(70_000)}` });
  const answer = await asDashboard(`${url}/graphql`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  assert.equal(answer.status, 413);
});

test('a batch is refused', async () => {
  const body = '[{"query":"{ __typename }"},{"query":"{ __typename }"}]';
  const answer = await asDashboard(`${url}/graphql`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  assert.equal(answer.status, 400);
});

test('nobody asks without signing in', async () => {
  const body = '{"query":"{ viewer { person { id } } }"}';
  const answer = await fetch(`${url}/graphql`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  const { errors } = await answer.json();
  assert.equal(errors[0].extensions.code, 'UNAUTHENTICATED');
});
