import { graphql } from 'react-relay';
import type { documentActsCorrectMutation } from '../../__generated__/documentActsCorrectMutation.graphql';
import type { documentActsReplaceMutation } from '../../__generated__/documentActsReplaceMutation.graphql';
import { CommandForm } from '../../app/register/CommandForm';
import { idAt, textAt } from '../../domain/commandForm';
import { factsOf, useFactFields } from './DocumentForm';
import { useSettingsWords } from './SettingsFrame';

const correcting = graphql`
  mutation documentActsCorrectMutation($input: DocumentCorrectInput!) {
    outcome: documentCorrect(input: $input) { repeated document { id number } userErrors { ...useCommand_refusal } }
  }
`;

const replacing = graphql`
  mutation documentActsReplaceMutation($input: DocumentReplaceInput!) {
    outcome: documentReplace(input: $input) { repeated document { id number } userErrors { ...useCommand_refusal } }
  }
`;

/** What is known of a document, as its entry says. */
export interface Entry {
  id: string;
  revision: number;
  number: string;
  issuer: string;
  dated: string;
  subject: string;
  signer: string | null;
  signerPosition: { id: string; label: string } | null;
  signature: string;
  real: boolean;
}

interface Props {
  entry: Entry;
  onCancel: () => void;
  onDone: () => void;
}

/** Sets an entry right; what stood there before stays in its history. */
export function CorrectDocumentForm({ entry, onCancel, onDone }: Props) {
  const words = useSettingsWords();
  const { number, issuer, dated, subject, signer, signerPosition, signature, real } = entry;
  return (
    <CommandForm<documentActsCorrectMutation>
      explain={words.documentExplain.CORRECT}
      fields={[
        ...useFactFields(),
        { name: 'signerPosition', kind: 'pick', source: 'positions', label: words.signerSeat, optional: true },
        { name: 'reason', kind: 'prose', label: words.whyEntry },
      ]}
      initial={{ number, issuer, dated, subject, signer: signer ?? '', signature, signerPosition }}
      mutation={correcting}
      input={(values) => ({
        document: entry.id,
        expectedRevision: entry.revision,
        facts: { ...factsOf(values), signerPosition: idAt(values, 'signerPosition'), real },
        reason: textAt(values, 'reason') ?? '',
      })}
      submit={words.documentActs.CORRECT}
      onCancel={onCancel}
      onDone={onDone}
    />
  );
}

/** Notes which document took the place of another. */
export function ReplaceDocumentForm({ entry, onCancel, onDone }: Props) {
  const words = useSettingsWords();
  return (
    <CommandForm<documentActsReplaceMutation>
      explain={words.documentExplain.REPLACE}
      fields={[
        { name: 'by', kind: 'pick', source: 'documents', label: words.newer, hint: words.newerHint },
        { name: 'reason', kind: 'prose', label: words.whyEntry },
      ]}
      mutation={replacing}
      input={(values) => ({ document: entry.id, expectedRevision: entry.revision, by: idAt(values, 'by') ?? '', reason: textAt(values, 'reason') ?? '' })}
      submit={words.documentActs.REPLACE}
      onCancel={onCancel}
      onDone={onDone}
    />
  );
}
