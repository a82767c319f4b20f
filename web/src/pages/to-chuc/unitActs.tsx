import { graphql } from 'react-relay';
import type { unitActsCreateSeatMutation } from '../../__generated__/unitActsCreateSeatMutation.graphql';
import type { unitActsDissolveMutation } from '../../__generated__/unitActsDissolveMutation.graphql';
import type { unitActsEstablishMutation, UnitKind } from '../../__generated__/unitActsEstablishMutation.graphql';
import type { unitActsMoveMutation } from '../../__generated__/unitActsMoveMutation.graphql';
import type { unitActsRenameMutation } from '../../__generated__/unitActsRenameMutation.graphql';
import { CommandForm } from '../../app/register/CommandForm';
import { useRegisterWords } from '../../app/register/words';
import { type CommandField, idAt, textAt } from '../../domain/commandForm';
import { organisation as source } from '../../i18n/vi/organisation';
import { useOrganisationWords } from './words';

const createSeat = graphql`
  mutation unitActsCreateSeatMutation($input: PositionCreateInput!) {
    outcome: positionCreate(input: $input) { repeated seat { id } userErrors { ...useCommand_refusal } }
  }
`;
const establish = graphql`
  mutation unitActsEstablishMutation($input: UnitEstablishInput!) {
    outcome: unitEstablish(input: $input) { repeated unit { id } userErrors { ...useCommand_refusal } }
  }
`;
const rename = graphql`
  mutation unitActsRenameMutation($input: UnitRenameInput!) {
    outcome: unitRename(input: $input) { repeated unit { id name revision } userErrors { ...useCommand_refusal } }
  }
`;
const move = graphql`
  mutation unitActsMoveMutation($input: UnitMoveInput!) {
    outcome: unitMove(input: $input) { repeated unit { id parent { id name } revision } userErrors { ...useCommand_refusal } }
  }
`;
const dissolve = graphql`
  mutation unitActsDissolveMutation($input: UnitDissolveInput!) {
    outcome: unitDissolve(input: $input) { repeated unit { id ended revision } userErrors { ...useCommand_refusal } }
  }
`;

export const UNIT_ACTS = ['CREATE_SEAT', 'ESTABLISH', 'RENAME', 'MOVE', 'DISSOLVE'] as const;
export type UnitAct = (typeof UNIT_ACTS)[number];

const RANKS = ['HEAD', 'DEPUTY', 'MEMBER', 'STAFF'] as const;
const rankOf = (value: string | null) => RANKS.find((rank) => rank === value) ?? 'STAFF';
const isKind = (value: string | null): value is Exclude<UnitKind, '%future added value'> => value !== null && value in source.kind;

/** The form of one act on a unit. */
export function UnitActForm({ act, unit, onCancel, onDone }: {
  act: UnitAct; unit: { id: string; name: string; revision: number }; onCancel: () => void; onDone: (act: UnitAct) => void;
}) {
  const words = useOrganisationWords();
  const register = useRegisterWords();
  const basis: CommandField = { name: 'basis', kind: 'pick', source: 'documents', label: words.deciding, optional: true };
  const common = { explain: words.explain[act], submit: words.acts[act], dated: 'past' as const, onCancel, onDone: () => onDone(act) };
  const addressed = { unit: unit.id, expectedRevision: unit.revision };
  switch (act) {
    case 'CREATE_SEAT':
      return (
        <CommandForm<unitActsCreateSeatMutation>
          {...common}
          fields={[{ name: 'title', kind: 'line', label: words.seatName }, { name: 'rank', kind: 'choice', label: words.rank, options: RANKS.map((value) => ({ value, label: register.rank[value] })) }, basis]}
          initial={{ rank: 'STAFF' }}
          mutation={createSeat}
          input={(values) => ({ unit: unit.id, title: textAt(values, 'title') ?? '', rank: rankOf(textAt(values, 'rank')), basis: idAt(values, 'basis') })}
        />
      );
    case 'ESTABLISH':
      return (
        <CommandForm<unitActsEstablishMutation>
          {...common}
          fields={[{ name: 'name', kind: 'line', label: words.unitName }, { name: 'kind', kind: 'one', label: words.unitKind, options: Object.entries(words.kind).map(([value, label]) => ({ value, label })) }, basis]}
          mutation={establish}
          input={(values) => {
            const kind = textAt(values, 'kind');
            return { parent: unit.id, name: textAt(values, 'name') ?? '', kind: isKind(kind) ? kind : 'DIVISION', basis: idAt(values, 'basis') };
          }}
        />
      );
    case 'RENAME':
      return (
        <CommandForm<unitActsRenameMutation>
          {...common}
          fields={[{ name: 'name', kind: 'line', label: words.unitName }, basis]}
          initial={{ name: unit.name }}
          mutation={rename}
          input={(values) => ({ ...addressed, name: textAt(values, 'name') ?? '', basis: idAt(values, 'basis') })}
        />
      );
    case 'MOVE':
      return (
        <CommandForm<unitActsMoveMutation>
          {...common}
          fields={[{ name: 'parent', kind: 'pick', source: 'units', label: words.newParent }, basis]}
          mutation={move}
          input={(values) => ({ ...addressed, parent: idAt(values, 'parent') ?? '', basis: idAt(values, 'basis') })}
        />
      );
    case 'DISSOLVE':
      return <CommandForm<unitActsDissolveMutation> {...common} grave fields={[basis]} mutation={dissolve} input={(values) => ({ ...addressed, basis: idAt(values, 'basis') })} />;
  }
}
