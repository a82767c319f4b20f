import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { ProseField } from '../../ui/Fields';
import { PlusIcon } from '../../ui/icons';
import { Stack } from '../../ui/Layout';
import { Day, Item, Pick, replaced, type SectionProps, without } from './parts';

export function ResponsibilitySection({ draft, set, composing, newKey, searches, today }: SectionProps) {
  const { give } = useWords();
  return (
    <Stack>
      <ProseField id="duty" label={give.leadDuty} rows={2} value={draft.leadDuty} onChange={(leadDuty) => set({ leadDuty })} onComposing={composing} />
      <Pick label={give.supervisor} value={draft.supervisor} onChange={(supervisor) => set({ supervisor })} search={searches.positions} />
      {draft.coordinators.map((one, index) => {
        const put = (patch: Partial<typeof one>) => set({ coordinators: replaced(draft.coordinators, one.key, patch) });
        return (
          <Item key={one.key} title={give.coordinator(index + 1)} onRemove={() => set({ coordinators: without(draft.coordinators, one.key) })}>
            <div className="fields">
              <Pick label={give.coordinatorPosition} value={one.position} onChange={(position) => put({ position })} search={searches.positions} />
              <Day label={give.replyBy} value={one.replyBy} onChange={(replyBy) => put({ replyBy })} min={today} />
            </div>
            <ProseField label={give.coordinatorPart} rows={2} value={one.part} onChange={(part) => put({ part })} onComposing={composing} />
          </Item>
        );
      })}
      <div className="row">
        <Action tone="quiet" small icon={<PlusIcon />} onClick={() => set({ coordinators: [...draft.coordinators, { key: newKey(), position: null, part: '', replyBy: null }] })}>{give.addCoordinator}</Action>
      </div>
    </Stack>
  );
}
