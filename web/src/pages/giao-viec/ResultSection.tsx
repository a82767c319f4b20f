import { emptyDeliverable, type ResultKind } from '../../domain/draft';
import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { ChoiceField, ProseField, TextField } from '../../ui/Fields';
import { PlusIcon } from '../../ui/icons';
import { Stack } from '../../ui/Layout';
import { Item, Pick, replaced, type SectionProps, without } from './parts';

const KINDS: readonly ResultKind[] = ['document', 'figure', 'state'];
export const isFigure = (text: string) => /^-?\d{1,12}([.,]\d{1,6})?$/.test(text.trim());

export function ResultSection({ draft, set, composing, newKey, searches, self }: SectionProps) {
  const { give, giving } = useWords();
  const { supervisor } = draft;
  return (
    <Stack>
      {draft.deliverables.map((one, index) => {
        const put = (patch: Partial<typeof one>) => set({ deliverables: replaced(draft.deliverables, one.key, patch) });
        return (
          <Item
            key={one.key}
            title={give.deliverable(index + 1)}
            onRemove={draft.deliverables.length > 1 ? () => set({ deliverables: without(draft.deliverables, one.key) }) : undefined}
          >
            <TextField id={index === 0 ? 'deliverable' : undefined} label={give.deliverableName} value={one.name} onChange={(name) => put({ name })} onComposing={composing} />
            <ChoiceField label={give.deliverableKind} inline value={one.kind} options={KINDS.map((value) => ({ value, label: give.kinds[value] }))} onChange={(kind) => put({ kind })} />
            {one.kind === 'document' ? (
              <TextField label={give.documentType} hint={give.documentTypeHint} value={one.documentType} onChange={(documentType) => put({ documentType })} onComposing={composing} />
            ) : null}
            {one.kind === 'figure' ? (
              <div className="fields">
                <TextField label={give.target} inputMode="decimal" value={one.target} onChange={(target) => put({ target })} error={one.target !== '' && !isFigure(one.target) ? give.targetBad : undefined} />
                <TextField label={give.unit} value={one.unit} onChange={(unit) => put({ unit })} onComposing={composing} />
              </div>
            ) : null}
            <ProseField label={give.criterion} hint={give.criterionHint} rows={2} value={one.criterion} onChange={(criterion) => put({ criterion })} onComposing={composing} />
          </Item>
        );
      })}
      <div className="row">
        <Action tone="quiet" small icon={<PlusIcon />} onClick={() => set({ deliverables: [...draft.deliverables, emptyDeliverable(newKey())] })}>{give.addDeliverable}</Action>
      </div>
      <Pick id="accepter" label={give.accepter} hint={give.accepterHint} value={draft.accepter} onChange={(accepter) => set({ accepter })} search={searches.positions} />
      {draft.accepter ? null : (
        <div className="row">
          {self && self.id !== draft.lead?.id ? <Action tone="quiet" small onClick={() => set({ accepter: self })}>{giving.acceptSelf}</Action> : null}
          {supervisor && supervisor.id !== draft.lead?.id && supervisor.id !== self?.id ? <Action tone="quiet" small onClick={() => set({ accepter: supervisor })}>{giving.acceptSupervisor}</Action> : null}
        </div>
      )}
    </Stack>
  );
}
