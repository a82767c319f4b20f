import { graphql } from 'react-relay';
import type { RevokeFormMutation } from '../../__generated__/RevokeFormMutation.graphql';
import { CommandForm } from '../../app/register/CommandForm';
import { idAt, textAt } from '../../domain/commandForm';
import { useAuthorityWords } from './words';

const mutation = graphql`
  mutation RevokeFormMutation($input: MandateRevokeInput!) {
    outcome: mandateRevoke(input: $input) { repeated mandate { id inForce revokedAt revokedReason revision } userErrors { ...useCommand_refusal } }
  }
`;

/** Takes a mandate back, with the reason. */
export function RevokeForm({ mandate, revision, onCancel, onDone }: { mandate: string; revision: number; onCancel: () => void; onDone: () => void }) {
  const words = useAuthorityWords();
  return (
    <CommandForm<RevokeFormMutation>
      explain={words.revokeExplain}
      fields={[
        { name: 'reason', kind: 'prose', label: words.reason },
        { name: 'basis', kind: 'pick', source: 'documents', label: words.deciding, optional: true },
      ]}
      mutation={mutation}
      input={(values) => ({ mandate, expectedRevision: revision, reason: textAt(values, 'reason') ?? '', basis: idAt(values, 'basis') })}
      submit={words.revoke}
      grave
      onCancel={onCancel}
      onDone={onDone}
    />
  );
}
