import { graphql } from 'react-relay';
import type { ErasePersonFormMutation } from '../../__generated__/ErasePersonFormMutation.graphql';
import { CommandForm } from '../../app/register/CommandForm';
import { idAt, textAt } from '../../domain/commandForm';
import { sameName } from '../../domain/successions';
import { useOrganisationWords } from './words';

const erasing = graphql`
  mutation ErasePersonFormMutation($input: PersonDataEraseInput!) {
    outcome: personDataErase(input: $input) { repeated person { id name givenName title phone email erased revision } userErrors { ...useCommand_refusal } }
  }
`;

/** Erases what is known of a person, for good: on a legal ground, and only once their name was typed again. */
export function ErasePersonForm({ person, name, seats, revision, onCancel, onDone }: {
  person: string; name: string; seats: number; revision: number; onCancel: () => void; onDone: () => void;
}) {
  const words = useOrganisationWords();
  const { erase } = words;
  return (
    <CommandForm<ErasePersonFormMutation>
      explain={<>{erase.explain}{seats > 0 ? <> {erase.holds(seats)}</> : null}</>}
      fields={[
        { name: 'legalGround', kind: 'prose', label: erase.ground, hint: erase.groundHint },
        { name: 'basis', kind: 'pick', source: 'documents', label: words.deciding, optional: true },
        { name: 'confirm', kind: 'line', label: erase.confirm(name), hint: erase.confirmHint },
      ]}
      check={(values) => (sameName(textAt(values, 'confirm') ?? '', name) ? [] : [{ name: 'confirm', message: erase.differs }])}
      mutation={erasing}
      input={(values) => ({ person, expectedRevision: revision, legalGround: textAt(values, 'legalGround') ?? '', basis: idAt(values, 'basis') })}
      submit={erase.act}
      grave
      onCancel={onCancel}
      onDone={onDone}
    />
  );
}
