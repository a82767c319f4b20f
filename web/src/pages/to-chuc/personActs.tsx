import { graphql } from 'react-relay';
import type { personActsCorrectMutation } from '../../__generated__/personActsCorrectMutation.graphql';
import type { personActsRegisterMutation } from '../../__generated__/personActsRegisterMutation.graphql';
import { CommandForm } from '../../app/register/CommandForm';
import { useSession } from '../../app/session';
import { type CommandField, type FormValues, textAt } from '../../domain/commandForm';
import { useOrganisationWords } from './words';

const registering = graphql`
  mutation personActsRegisterMutation($input: PersonRegisterInput!) {
    outcome: personRegister(input: $input) { repeated person { id } userErrors { ...useCommand_refusal } }
  }
`;

const correcting = graphql`
  mutation personActsCorrectMutation($input: PersonDetailsCorrectInput!) {
    outcome: personDetailsCorrect(input: $input) { repeated person { id name givenName title phone email revision } userErrors { ...useCommand_refusal } }
  }
`;

const details = (values: FormValues) => ({
  fullName: textAt(values, 'fullName'), givenName: textAt(values, 'givenName'), title: textAt(values, 'title'), phone: textAt(values, 'phone'), email: textAt(values, 'email'),
});

function useDetailFields(nameOptional: boolean): CommandField[] {
  const words = useOrganisationWords();
  return [
    { name: 'fullName', kind: 'line', label: words.fullName, optional: nameOptional },
    { name: 'givenName', kind: 'line', label: words.givenName, optional: true },
    { name: 'title', kind: 'line', label: words.address, hint: words.addressHint, optional: true },
    { name: 'phone', kind: 'line', label: words.phone, optional: true },
    { name: 'email', kind: 'line', label: words.email, optional: true },
  ];
}

/** Puts a person on the register, so that they can be appointed. */
export function RegisterPersonForm({ onCancel, onDone }: { onCancel: () => void; onDone: (id: string | null) => void }) {
  const words = useOrganisationWords();
  const { installation } = useSession();
  return (
    <CommandForm<personActsRegisterMutation>
      explain={words.explain.REGISTER_PERSON}
      fields={useDetailFields(false)}
      mutation={registering}
      input={(values) => ({ details: details(values), invented: installation.demo })}
      submit={words.acts.REGISTER_PERSON}
      onCancel={onCancel}
      onDone={(outcome) => onDone(outcome.person?.id ?? null)}
    />
  );
}

/** Corrects what is known of a person. */
export function CorrectPersonForm({ person, revision, onCancel, onDone }: { person: string; revision: number; onCancel: () => void; onDone: () => void }) {
  const words = useOrganisationWords();
  const fields = useDetailFields(true);
  return (
    <CommandForm<personActsCorrectMutation>
      explain={words.explain.CORRECT_PERSON}
      fields={[...fields, { name: 'reason', kind: 'prose', label: words.whyCorrect }]}
      mutation={correcting}
      input={(values) => ({ person, expectedRevision: revision, details: details(values), reason: textAt(values, 'reason') ?? '' })}
      submit={words.acts.CORRECT_PERSON}
      onCancel={onCancel}
      onDone={onDone}
    />
  );
}
