import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useWords } from '../../i18n';
import { SearchIcon } from '../../ui/icons';
import { Overlay } from '../../ui/Overlay';
import { type Entry, useEntries, usePaletteWords } from './useEntries';

/** Type a part of a name, choose, go. Everything in it works by keyboard alone and by touch alone. */
export function Palette({ onClose, onShortcuts }: { onClose: () => void; onShortcuts: () => void }) {
  const { app } = useWords();
  const { palette } = usePaletteWords();
  const [text, setText] = useState('');
  const [sought, setSought] = useState('');
  const [at, setAt] = useState(0);
  const composing = useRef(false);
  const base = useId();
  const { groups, state } = useEntries(sought, onShortcuts);
  const entries = groups.flatMap((group) => group.entries);
  const chosen = Math.min(at, entries.length - 1);
  const idOf = (index: number) => `${base}-${index}`;

  const look = (typed: string) => {
    setSought(typed);
    setAt(0);
  };
  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    entry.run();
  };
  const move = (index: number) => {
    setAt(index);
    document.getElementById(idOf(index))?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const last = entries.length - 1;
    const target = { ArrowDown: chosen >= last ? 0 : chosen + 1, ArrowUp: chosen <= 0 ? last : chosen - 1, PageDown: Math.min(last, chosen + 8), PageUp: Math.max(0, chosen - 8) }[event.key];
    if (target !== undefined) {
      event.preventDefault();
      move(target);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(entries[chosen]);
    } else if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onClose();
    }
  };

  const said = state === 'searching' ? palette.searching : state === 'failed' ? palette.failed : sought.trim() ? palette.found(entries.length - 1) : '';
  const starts = groups.map((_, order) => groups.slice(0, order).reduce((sum, group) => sum + group.entries.length, 0));
  return (
    <Overlay title={palette.title} closeLabel={app.close} onClose={onClose} place="top">
      <div className="palette-field">
        <SearchIcon />
        <input
          type="text"
          role="combobox"
          aria-label={palette.hint}
          aria-expanded={entries.length > 0}
          aria-controls={`${base}-list`}
          aria-activedescendant={entries.length > 0 ? idOf(chosen) : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          data-first
          maxLength={200}
          value={text}
          onKeyDown={onKeyDown}
          onCompositionStart={() => {
            composing.current = true;
          }}
          onCompositionEnd={(event) => {
            composing.current = false;
            look(event.currentTarget.value);
          }}
          onChange={(event) => {
            setText(event.currentTarget.value);
            if (!composing.current) look(event.currentTarget.value);
          }}
        />
      </div>
      <p className="palette-said soft" role="status">{said || palette.howTo}</p>
      <div id={`${base}-list`} role="listbox" aria-label={palette.title} className="palette-list" tabIndex={-1}>
        {groups.map((group, order) => (
          <div key={group.key} role="group" aria-label={group.title}>
            <span className="side-title" aria-hidden="true">{group.title}</span>
            {group.entries.map((entry, place) => {
              const mine = (starts[order] ?? 0) + place;
              return (
                // The field keeps the focus; its keys choose and open.
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
                <div
                  key={entry.key}
                  id={idOf(mine)}
                  role="option"
                  aria-selected={mine === chosen}
                  className="palette-option"
                  onMouseMove={() => setAt(mine)}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => run(entry)}
                >
                  <span className="palette-label">{entry.label}</span>
                  {entry.detail ? <span className="soft palette-detail">{entry.detail}</span> : null}
                </div>
              );
            })}
          </div>
        ))}
      </div>
    </Overlay>
  );
}
