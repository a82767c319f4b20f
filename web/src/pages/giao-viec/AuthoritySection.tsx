import { emptyPower } from '../../domain/draft';
import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { ChoiceField, TextField } from '../../ui/Fields';
import { PlusIcon } from '../../ui/icons';
import { Stack } from '../../ui/Layout';
import { Chain } from './Chain';
import { Item, Pick, replaced, type SectionProps, without } from './parts';

export function AuthoritySection({ draft, set, composing, newKey, searches, preview }: SectionProps) {
  const { give } = useWords();
  return (
    <Stack>
      <Pick id="mandate" label={give.mandate} hint={give.mandateHint} value={draft.mandate} onChange={(mandate) => set({ mandate })} search={searches.mandates} />
      <Chain preview={preview} />
      {draft.powers.map((one, index) => {
        const put = (patch: Partial<typeof one>) => set({ powers: replaced(draft.powers, one.key, patch) });
        return (
          <Item key={one.key} title={give.power(index + 1)} onRemove={draft.powers.length > 1 ? () => set({ powers: without(draft.powers, one.key) }) : undefined}>
            <TextField label={give.powerWords} hint={give.powerWordsHint} value={one.power} onChange={(power) => put({ power })} onComposing={composing} />
            <ChoiceField
              label={give.powerSource}
              value={one.source}
              options={[{ value: 'inherent', label: give.powerSources.inherent }, { value: 'mandate', label: give.powerSources.mandate }]}
              onChange={(source) => put({ source })}
            />
            {one.source === 'mandate' ? <Pick label={give.powerMandate} value={one.mandate} onChange={(mandate) => put({ mandate })} search={(text) => searches.mandatesOf(draft.lead?.id ?? null, text)} /> : null}
          </Item>
        );
      })}
      <div className="row">
        <Action tone="quiet" small icon={<PlusIcon />} onClick={() => set({ powers: [...draft.powers, emptyPower(newKey())] })}>{give.addPower}</Action>
      </div>
    </Stack>
  );
}
