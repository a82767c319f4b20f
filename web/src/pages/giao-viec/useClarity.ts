import { useCallback } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay';
import { fetchQuery } from 'relay-runtime';
import type { TermsInput, useClarityQuery } from '../../__generated__/useClarityQuery.graphql';
import type { ClarityAnswer, ClarityCheck } from '../../domain/clarity';
import { CLARITIES } from '../../domain/draft';
import { sectionOf } from '../../domain/terms';
import { useClarityCheck } from './useClarityCheck';

const query = graphql`
  query useClarityQuery($draft: TermsInput!) {
    clarityCheck(draft: $draft) {
      clarities {
        clarity
        clear
        findings { code message hint path }
        warnings { code message hint }
      }
      inputErrors { code message remedy path }
    }
  }
`;

/** The six clarities of a draft, as the server judges them now. */
export function useClarity(terms: TermsInput, composing: boolean): ClarityCheck {
  const environment = useRelayEnvironment();
  const ask = useCallback(
    async (draft: TermsInput): Promise<readonly ClarityAnswer[]> => {
      const answer = await fetchQuery<useClarityQuery>(environment, query, { draft }, { fetchPolicy: 'network-only' }).toPromise();
      const check = answer?.clarityCheck;
      if (!check) throw new Error('no answer');
      return CLARITIES.map((clarity) => {
        const standing = check.clarities.find((one) => one.clarity === clarity);
        // What cannot even be read counts against the section it stands in.
        const unreadable = check.inputErrors
          .filter((error) => (sectionOf(error.path) ?? 'TASK') === clarity)
          .map((error) => ({ code: error.code, field: error.path.join('.'), message: error.message, hint: error.remedy }));
        const findings = (standing?.findings ?? []).map((one) => ({ code: one.code, field: one.path.join('.'), message: one.message, hint: one.hint }));
        return {
          clarity,
          clear: standing?.clear === true && unreadable.length === 0,
          findings: [...unreadable, ...findings],
          warnings: (standing?.warnings ?? []).map((one) => (one.hint ? `${one.message} ${one.hint}` : one.message)),
        };
      });
    },
    [environment],
  );
  return useClarityCheck(terms, composing, ask);
}
