import { graphql } from 'react-relay';
import type { DocumentFormMutation, SignatureForm } from '../../__generated__/DocumentFormMutation.graphql';
import { CommandForm } from '../../app/register/CommandForm';
import { useSession } from '../../app/session';
import { textAt } from '../../domain/commandForm';
import { useWords } from '../../i18n';
import { vi } from '../../i18n/vi';
import { useSettingsWords } from './SettingsFrame';

const mutation = graphql`
  mutation DocumentFormMutation($input: DocumentRegisterInput!) {
    outcome: documentRegister(input: $input) { repeated document { id } userErrors { ...useCommand_refusal } }
  }
`;

const isSignature = (value: string | null): value is Exclude<SignatureForm, '%future added value'> => value !== null && value in vi.give.signatures;

/** Puts a document on the register. */
export function DocumentForm({ onCancel, onDone }: { onCancel: () => void; onDone: () => void }) {
  const words = useSettingsWords();
  const { give } = useWords();
  const { installation } = useSession();
  return (
    <CommandForm<DocumentFormMutation>
      explain={words.registerLede}
      fields={[
        { name: 'number', kind: 'line', label: words.number, hint: words.numberHint },
        { name: 'issuer', kind: 'line', label: words.issuer },
        { name: 'dated', kind: 'day', label: words.dated },
        { name: 'subject', kind: 'prose', label: words.subject },
        { name: 'signer', kind: 'line', label: words.signer, optional: true },
        { name: 'signature', kind: 'one', label: words.signature, options: Object.entries(give.signatures).map(([value, label]) => ({ value, label })) },
      ]}
      initial={{ signature: 'OWN' }}
      mutation={mutation}
      input={(values) => {
        const signature = textAt(values, 'signature');
        return {
          facts: {
            number: textAt(values, 'number') ?? '', issuer: textAt(values, 'issuer') ?? '', dated: textAt(values, 'dated') ?? '', subject: textAt(values, 'subject') ?? '',
            signer: textAt(values, 'signer'), signature: isSignature(signature) ? signature : 'OWN', real: !installation.demo,
          },
        };
      }}
      submit={words.register}
      onCancel={onCancel}
      onDone={onDone}
    />
  );
}
