import { useMemo } from 'react';
import { fetchQuery, type GraphQLTaggedNode, type OperationType } from 'relay-runtime';
import { graphql, useRelayEnvironment } from 'react-relay';
import { BESIDE } from './environment';
import type { Choice } from '../domain/choice';
import { showDay } from '../domain/days';
import { folded } from '../domain/text';
import type { lookupsDocumentsQuery } from '../__generated__/lookupsDocumentsQuery.graphql';
import type { lookupsHeldMandatesQuery } from '../__generated__/lookupsHeldMandatesQuery.graphql';
import type { lookupsMandatesQuery } from '../__generated__/lookupsMandatesQuery.graphql';
import type { lookupsPositionsQuery } from '../__generated__/lookupsPositionsQuery.graphql';
import type { lookupsProgrammesQuery } from '../__generated__/lookupsProgrammesQuery.graphql';
import type { lookupsUnitsQuery } from '../__generated__/lookupsUnitsQuery.graphql';

export type Search = (text: string) => Promise<readonly Choice[]>;

const positions = graphql`
  query lookupsPositionsQuery($search: String) {
    positions(search: $search, first: 20) { nodes { id title unit { name } accountable { personName capacity } } }
  }
`;
const documents = graphql`
  query lookupsDocumentsQuery($search: String) {
    documents(search: $search, first: 20) { nodes { id number issuer dated subject } }
  }
`;
const programmes = graphql`
  query lookupsProgrammesQuery {
    programmes(open: true, first: 100) { nodes { id title kind } }
  }
`;
const units = graphql`
  query lookupsUnitsQuery($search: String) {
    units(search: $search, first: 20) { nodes { id name parent { name } } }
  }
`;
const mandates = graphql`
  query lookupsMandatesQuery {
    viewer { mandates(power: ASSIGN) { id label validUntil unit { name } } }
  }
`;

const held = graphql`
  query lookupsHeldMandatesQuery($position: ID!) {
    mandates(holderPosition: $position, first: 50) { nodes { id label validUntil unit { name } } }
  }
`;

/** How a position is shown where one is picked. */
export function positionChoice(seat: { id: string; title: string; unit?: { name: string } | null; accountable?: { personName?: string | null } | null }): Choice {
  const name = seat.accountable?.personName;
  return { id: seat.id, label: name ? `${name} – ${seat.title}` : seat.title, detail: seat.unit?.name, title: seat.title, unit: seat.unit?.name, person: name ?? undefined };
}

export function documentChoice(document: { id: string; number: string; issuer: string; dated: string; subject: string }): Choice {
  return { id: document.id, label: `${document.number}, ${showDay(document.dated)}`, detail: `${document.issuer}: ${document.subject}` };
}

export function mandateChoice(mandate: { id: string; label: string; validUntil?: string | null; unit?: { name: string } | null }): Choice {
  return { id: mandate.id, label: mandate.label, detail: [mandate.unit?.name, mandate.validUntil ? `→ ${showDay(mandate.validUntil)}` : null].filter(Boolean).join(' · ') || undefined };
}

export interface Lookups {
  positions: Search;
  documents: Search;
  programmes: Search;
  units: Search;
  /** Mandates of the acting position that allow assigning. */
  mandates: Search;
  /** Mandates that a position holds. */
  mandatesOf: (position: string | null, text: string) => Promise<readonly Choice[]>;
}

/** What forms can search for. Identities are stable as long as the session is. */
export function useLookups(): Lookups {
  const environment = useRelayEnvironment();
  return useMemo(() => {
    const ask = async <Operation extends OperationType>(document: GraphQLTaggedNode, variables: Operation['variables']): Promise<Operation['response']> => {
      const answer = await fetchQuery<Operation>(environment, document, variables, { fetchPolicy: 'network-only', ...BESIDE }).toPromise();
      if (!answer) throw new Error('no answer');
      return answer;
    };
    const among = (choices: readonly Choice[], text: string) => choices.filter((choice) => folded(`${choice.label} ${choice.detail ?? ''}`).includes(folded(text)));
    return {
      positions: async (search) => (await ask<lookupsPositionsQuery>(positions, { search: search || null })).positions?.nodes.map(positionChoice) ?? [],
      documents: async (search) => (await ask<lookupsDocumentsQuery>(documents, { search: search || null })).documents?.nodes.map(documentChoice) ?? [],
      units: async (search) =>
        (await ask<lookupsUnitsQuery>(units, { search: search || null })).units?.nodes.map((unit) => ({ id: unit.id, label: unit.name, detail: unit.parent?.name })) ?? [],
      programmes: async (search) =>
        among((await ask<lookupsProgrammesQuery>(programmes, {})).programmes?.nodes.map((one) => ({ id: one.id, label: one.title })) ?? [], search),
      mandatesOf: async (position, search) =>
        position ? among((await ask<lookupsHeldMandatesQuery>(held, { position })).mandates?.nodes.map(mandateChoice) ?? [], search) : [],
      mandates: async (search) => among((await ask<lookupsMandatesQuery>(mandates, {})).viewer?.mandates.map(mandateChoice) ?? [], search),
    };
  }, [environment]);
}
