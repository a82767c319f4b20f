import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import schema from '../../../../api/schema.graphql?raw';
import { SHOWN_QUERY } from './shownQuery';

test('the question shown to dashboards is one that the published schema answers', () => {
  expect(validate(buildSchema(schema), parse(SHOWN_QUERY))).toEqual([]);
});
