import { graphql } from 'react-relay';
import type { DocumentFormMutation, SignatureForm } from '../../__generated__/DocumentFormMutation.graphql';
import { CommandForm } from '../../app/register/CommandForm';
import { useSession } from '../../app/session';
import { type CommandField, type FormValues, textAt } from '../../domain/commandForm';
import { useWords } from '../../i18n';
import { vi } from '../../i18n/vi';
import { useSettingsWords } from './SettingsFrame';

const mutation = graphql`
  mutation DocumentFormMutation($input: DocumentRegisterInput!) {
    outcome: documentRegister(input: $input) { repeated document { id } userErrors { ...useCommand_refusal } }
  }
`;

const isSignature = (value: string | null): value is Exclude<SignatureForm, '%future added value'> => value !== null && value in vi.give.signatures;

/** What an entry says of a document, as fields. */
export function useFactFields(): CommandField[] {
  const words = useSettingsWords();
  const { give } = useWords();
  return [
    { name: 'number', kind: 'line', label: words.number, hint: words.numberHint },
    { name: 'issuer', kind: 'line', label: words.issuer },
    { name: 'dated', kind: 'day', label: words.dated },
    { name: 'subject', kind: 'prose', label: words.subject },
    { name: 'signer', kind: 'line', label: words.signer, optional: true },
    { name: 'signature', kind: 'one', label: words.signature, options: Object.entries(give.signatures).map(([value, label]) => ({ value, label })) },
  ];
}

/** What stands in those fields, as the server takes it. */
export function factsOf(values: FormValues) {
  const signature = textAt(values, 'signature');
  return {
    number: textAt(values, 'number') ?? '', issuer: textAt(values, 'issuer') ?? '', dated: textAt(values, 'dated') ?? '', subject: textAt(values, 'subject') ?? '',
    signer: textAt(values, 'signer'), signature: isSignature(signature) ? signature : ('OWN' as const),
  };
}

/** Puts a document on the register. */
export function DocumentForm({ onCancel, onDone }: { onCancel: () => void; onDone: () => void }) {
  const words = useSettingsWords();
  const { installation } = useSession();
  return (
    <CommandForm<DocumentFormMutation>
      explain={words.registerLede}
      fields={useFactFields()}
      initial={{ signature: 'OWN' }}
      mutation={mutation}
      input={(values) => ({ facts: { ...factsOf(values), real: !installation.demo } })}
      submit={words.register}
      onCancel={onCancel}
      onDone={onDone}
    />
  );
}
