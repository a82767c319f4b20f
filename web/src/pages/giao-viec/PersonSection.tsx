import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { CrossIcon } from '../../ui/icons';
import { Stack } from '../../ui/Layout';
import { Pick, type SectionProps } from './parts';

export function PersonSection({ draft, set, searches }: SectionProps) {
  const { give } = useWords();
  return (
    <Stack>
      <Pick id="lead" label={give.lead} hint={give.leadHint} value={draft.lead} onChange={(lead) => set({ lead })} search={searches.positions} />
      <Pick
        label={give.addFollower}
        hint={give.followersHint}
        value={null}
        onChange={(one) => one && !draft.followers.some((other) => other.id === one.id) && set({ followers: [...draft.followers, one] })}
        search={searches.positions}
      />
      {draft.followers.length > 0 ? (
        <ul className="rows" aria-label={give.followers}>
          {draft.followers.map((one) => (
            <li key={one.id} className="row row-wide">
              <span>{one.label}{one.detail ? <span className="soft block">{one.detail}</span> : null}</span>
              <Action tone="quiet" small icon={<CrossIcon />} label={give.remove(one.label)} onClick={() => set({ followers: draft.followers.filter((other) => other.id !== one.id) })}>
                {give.removeShort}
              </Action>
            </li>
          ))}
        </ul>
      ) : null}
    </Stack>
  );
}
