import { graphql, useFragment } from 'react-relay';
import type { MergeForm_into$key } from '../../__generated__/MergeForm_into.graphql';
import type { MergeForm_unit$key } from '../../__generated__/MergeForm_unit.graphql';
import type { MergeFormMutation } from '../../__generated__/MergeFormMutation.graphql';
import { CommandForm } from '../../app/register/CommandForm';
import { type CommandField, type FormValues, idAt, listAt } from '../../domain/commandForm';
import { suggestedSuccessor } from '../../domain/successions';
import { LinkButton } from '../../ui/Action';
import { Empty } from '../../ui/Layout';
import { MergePreview } from './MergePreview';
import { useOrganisationWords } from './words';

const merging = graphql`
  mutation MergeFormMutation($input: UnitMergeInput!) {
    outcome: unitMerge(input: $input) { repeated unit { id ended revision mergedInto { presentId name } } userErrors { ...useCommand_refusal } }
  }
`;

const unitFragment = graphql`
  fragment MergeForm_unit on Unit {
    presentId
    name
    revision
    children { id }
    exposure { figures { key numerator } }
    positions { presentId title rank holder { name } acting { name } mandates { presentId label } }
  }
`;

const intoFragment = graphql`
  fragment MergeForm_into on Unit {
    presentId
    name
    positions { presentId title label rank holder { name } }
    children { presentId positions { presentId title label rank holder { name } } }
  }
`;

const seatField = (seat: string) => `seat-${seat}`;

/** Which seat follows which, what carries over, and what comes of it. */
export function MergeForm({ unit: unitKey, into: intoKey, onDone }: { unit: MergeForm_unit$key; into: MergeForm_into$key; onDone: () => void }) {
  const words = useOrganisationWords();
  const { merge } = words;
  const unit = useFragment(unitFragment, unitKey);
  const into = useFragment(intoFragment, intoKey);
  const holderOf = (seat: { holder?: { name: string } | null } | null | undefined) => seat?.holder?.name ?? words.vacant;
  const below = into.children.filter((one) => one.presentId !== unit.presentId).flatMap((one) => one.positions);
  const arriving = [...into.positions, ...below].map((seat) => ({ ...seat, id: seat.presentId }));
  if (unit.positions.length > 0 && arriving.length === 0) {
    return <Empty title={merge.noSeats(into.name)}><p>{merge.noSeatsText}</p><div className="row"><LinkButton to="/to-chuc/don-vi/$id" params={{ id: into.presentId }} search={{}}>{merge.toInto(into.name)}</LinkButton></div></Empty>;
  }
  const own = into.positions.map((seat) => ({ ...seat, id: seat.presentId }));
  const choices = arriving.map((seat) => ({ id: seat.id, label: `${seat.label} – ${holderOf(seat)}` }));
  const mandates = unit.positions.flatMap((seat) => seat.mandates.map((one) => ({ value: one.presentId, label: one.label, hint: seat.title })));
  const fields: CommandField[] = [
    ...unit.positions.map((seat): CommandField => ({ name: seatField(seat.presentId), path: 'successions', kind: 'among', label: merge.seat(seat.title, holderOf(seat)), choices })),
    ...(mandates.length > 0 ? [{ name: 'mandates', kind: 'some', label: merge.mandates, hint: merge.mandatesHint, options: mandates, optional: true } as const] : []),
    { name: 'basis', kind: 'pick', source: 'documents', label: words.deciding },
  ];
  const initial: FormValues = {
    ...Object.fromEntries(unit.positions.map((seat) => {
      const next = suggestedSuccessor({ ...seat, id: seat.presentId }, own);
      return [seatField(seat.presentId), choices.find((one) => one.id === next?.id) ?? null];
    })),
    mandates: [],
  };
  return (
    <CommandForm<MergeFormMutation>
      explain={unit.positions.length > 0 ? merge.explain : merge.explainEmpty}
      fields={fields}
      initial={initial}
      mutation={merging}
      input={(values) => ({
        unit: unit.presentId,
        expectedRevision: unit.revision,
        into: into.presentId,
        successions: unit.positions.flatMap(({ presentId: from }) => {
          const to = idAt(values, seatField(from));
          return to ? [{ from, to }] : [];
        }),
        mandates: listAt(values, 'mandates'),
        basis: idAt(values, 'basis'),
      })}
      preview={(values) => (
        <MergePreview
          unit={unit.name}
          into={into.name}
          work={unit.exposure?.figures.find((one) => one.key === 'OPEN')?.numerator ?? 0}
          below={unit.children.length}
          seats={unit.positions.map((seat) => {
            const next = arriving.find((one) => one.id === idAt(values, seatField(seat.presentId)));
            return { key: seat.presentId, title: seat.title, holder: seat.holder?.name ?? null, next: next ? { label: next.label, holder: holderOf(next) } : null };
          })}
          carried={listAt(values, 'mandates').length}
          mandates={mandates.length}
        />
      )}
      submit={merge.submit}
      grave
      dated="past"
      onDone={onDone}
    />
  );
}
