import { useCallback } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay';
import { commitMutation } from 'relay-runtime';
import type { useDocumentRegisterMutation } from '../../__generated__/useDocumentRegisterMutation.graphql';
import { documentChoice } from '../../app/lookups';
import { TransportProblem } from '../../app/transport';
import { cleanOrNull } from '../../domain/text';
import type { NewDocument, Registered } from './DocumentForm';

const mutation = graphql`
  mutation useDocumentRegisterMutation($input: DocumentRegisterInput!) {
    documentRegister(input: $input) {
      document { id number issuer dated subject }
      userErrors { message remedy }
    }
  }
`;

/** Puts a document on the register. */
export function useDocumentRegister(): (document: NewDocument, command: string, demonstration: boolean) => Promise<Registered> {
  const environment = useRelayEnvironment();
  return useCallback(
    (document, command, demonstration) =>
      new Promise((resolve, reject) => {
        commitMutation<useDocumentRegisterMutation>(environment, {
          mutation,
          variables: {
            input: {
              commandId: command,
              facts: {
                number: document.number, issuer: document.issuer, dated: document.dated, subject: document.subject,
                signer: cleanOrNull(document.signer), signature: document.signature, real: !demonstration,
              },
            },
          },
          onCompleted: ({ documentRegister: answer }, errors) => {
            if (!answer) reject(new TransportProblem('internal', errors?.[0]?.message ?? ''));
            else if (answer.document && answer.userErrors.length === 0) resolve({ choice: documentChoice(answer.document) });
            else resolve({ problems: answer.userErrors.map((error) => [error.message, error.remedy].filter(Boolean).join(' ')) });
          },
          onError: reject,
        });
      }),
    [environment],
  );
}
