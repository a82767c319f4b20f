import { useCallback, useRef, useState } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay';
import { fetchQuery } from 'relay-runtime';
import { BESIDE } from '../../app/environment';
import type { TermsInput, useClarityQuery } from '../../__generated__/useClarityQuery.graphql';
import type { ClarityAnswer, ClarityCheck } from '../../domain/clarity';
import { CLARITIES } from '../../domain/draft';
import { type Dictionary } from '../../i18n/vi';
import { useWords } from '../../i18n';
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
      deadline { due rolledFrom calendarVersion explanation }
      mandateChain { id label validUntil }
      inputErrors { code message remedy path }
    }
  }
`;

/** What a part of the draft that was left empty is called, and the finding it amounts to. */
const PARTS: Record<string, { label: (words: Dictionary) => string; code: string }> = {
  criterion: { label: ({ give }) => give.criterion, code: 'CRITERION_MISSING' },
  document: { label: ({ give }) => give.documentType, code: 'DOCUMENT_TYPE_MISSING' },
  unit: { label: ({ give }) => give.unit, code: 'UNIT_MISSING' },
  target: { label: ({ give }) => give.target, code: 'TARGET_MISSING' },
  part: { label: ({ give }) => give.coordinatorPart, code: 'COORDINATOR_PART_MISSING' },
};

/** What the server would make of the draft besides: the day the deadline falls on, the mandates it would rest on. */
export interface DraftPreview {
  due: string | null;
  rolledFrom: string | null;
  calendarVersion: number;
  explanation: string;
  chain: readonly { id: string; label: string; validUntil: string | null }[];
}

/** The six clarities of a draft, as the server judges them now. */
export function useClarity(terms: TermsInput, composing: boolean): { check: ClarityCheck; preview: DraftPreview | null } {
  const environment = useRelayEnvironment();
  const [preview, setPreview] = useState<DraftPreview | null>(null);
  const turn = useRef(0);
  const words = useWords();
  const ask = useCallback(
    async (draft: TermsInput): Promise<readonly ClarityAnswer[]> => {
      const mine = ++turn.current;
      const answer = await fetchQuery<useClarityQuery>(environment, query, { draft }, { fetchPolicy: 'network-only', ...BESIDE }).toPromise();
      const check = answer?.clarityCheck;
      if (!check) throw new Error('no answer');
      if (mine === turn.current) {
        setPreview({
          due: check.deadline?.due ?? null, rolledFrom: check.deadline?.rolledFrom ?? null, calendarVersion: check.deadline?.calendarVersion ?? 0, explanation: check.deadline?.explanation ?? '',
          chain: check.mandateChain.map(({ id, label, validUntil }) => ({ id, label, validUntil: validUntil ?? null })),
        });
      }
      return CLARITIES.map((clarity) => {
        const standing = check.clarities.find((one) => one.clarity === clarity);
        // What cannot even be read counts against the section it stands in.
        const unreadable = check.inputErrors
          .filter((error) => (sectionOf(error.path) ?? 'TASK') === clarity)
          .map((error) => {
            const part = error.path.toReversed().map((step) => PARTS[step]).find((found) => found !== undefined);
            return { code: part?.code ?? error.code, field: error.path.join('.'), message: part ? `${part.label(words)}: ${error.message}` : error.message, hint: part ? '' : error.remedy };
          });
        // A result that is named but cannot be read yet is not missing.
        const findings = (standing?.findings ?? [])
          .filter((one) => !(one.code === 'RESULT_MISSING' && unreadable.length > 0 && (draft.deliverables?.length ?? 0) > 0))
          .map((one) => ({ code: one.code, field: one.path.join('.'), message: one.message, hint: one.hint }));
        return {
          clarity,
          clear: standing?.clear === true && unreadable.length === 0,
          findings: [...unreadable, ...findings],
          warnings: (standing?.warnings ?? []).map((one) => ({ code: one.code, field: '', message: one.message, hint: one.hint })),
        };
      });
    },
    [environment, words],
  );
  return { check: useClarityCheck(terms, composing, ask), preview };
}
