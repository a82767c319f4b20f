import { Combobox, InputBase, useCombobox } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Choice } from '../domain/choice';

export interface PickerWords {
  searching: string;
  nothing: string;
  failed: string;
  clear: string;
}

interface PickerProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  required?: boolean;
  first?: boolean;
  id?: string;
  value: Choice | null;
  onChange: (choice: Choice | null) => void;
  search: (text: string) => Promise<readonly Choice[]>;
  /** Told what is typed, also when nothing is picked in the end. */
  onType?: (text: string) => void;
  words: PickerWords;
}

type Found = { state: 'idle' | 'searching' | 'failed' } | { state: 'found'; choices: readonly Choice[] };

/**
 * Find one among many by typing a part of its name. The server folds tones, so "nguyen" finds "Nguyễn". The list
 * opens when it is pressed, typed into or asked for by an arrow key; a focus alone covers nothing.
 */
export function Picker({ label, hint, error, required, first, id, value, onChange, search, onType, words }: PickerProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? value?.label ?? '';
  const [found, setFound] = useState<Found>({ state: 'idle' });
  const composing = useRef(false);
  const turn = useRef(0);
  const timer = useRef<number>(undefined);
  const box = useCombobox({ onDropdownOpen: () => look(value ? '' : text, 0), onDropdownClose: () => box.resetSelectedOption() });

  useEffect(() => () => window.clearTimeout(timer.current), []);

  const look = (wanted: string, wait: number) => {
    window.clearTimeout(timer.current);
    const mine = ++turn.current;
    setFound({ state: 'searching' });
    timer.current = window.setTimeout(() => {
      search(wanted.normalize('NFC').trim()).then(
        (choices) => mine === turn.current && setFound({ state: 'found', choices }),
        () => mine === turn.current && setFound({ state: 'failed' }),
      );
    }, wait);
  };

  const choices = found.state === 'found' ? found.choices : [];
  const searching = found.state === 'searching' || found.state === 'idle';

  return (
    <Combobox
      store={box}
      withinPortal={false}
      transitionProps={{ duration: 0 }}
      onOptionSubmit={(chosen) => {
        const choice = choices.find((candidate) => candidate.id === chosen);
        if (choice) onChange(choice);
        setTyped(null);
        box.closeDropdown();
      }}
    >
      <Combobox.Target withExpandedAttribute>
        <InputBase
          id={id}
          role="combobox"
          aria-expanded={box.dropdownOpened}
          aria-controls={box.listId ?? undefined}
          aria-autocomplete="list"
          data-autofocus={first || undefined}
          label={label}
          description={hint}
          error={error}
          required={required}
          withAsterisk={false}
          value={text}
          autoComplete="off"
          spellCheck={false}
          rightSection={value ? (
            <button type="button" className="clear-button" aria-label={`${words.clear}: ${label}`} onClick={() => {
              setTyped(null);
              onChange(null);
            }}>
              <span aria-hidden="true">×</span>
            </button>
          ) : null}
          rightSectionPointerEvents="all"
          onCompositionStart={() => { composing.current = true; }}
          onCompositionEnd={(event) => {
            composing.current = false;
            look(event.currentTarget.value, 250);
          }}
          onClick={() => box.openDropdown()}
          onBlur={() => {
            box.closeDropdown();
            setTyped(null);
          }}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            onType?.(event.currentTarget.value);
            box.openDropdown();
            if (!composing.current) look(event.currentTarget.value, 250);
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }} aria-label={label} aria-busy={searching}>
          {choices.map((choice) => (
            <Combobox.Option key={choice.id} value={choice.id} active={choice.id === value?.id}>
              <span className="choice-label">{choice.label}</span>
              {choice.detail ? <span className="choice-detail">{choice.detail}</span> : null}
            </Combobox.Option>
          ))}
          {/* A list is busy or has something in it, be it the words that there is nothing to choose. */}
          {choices.length > 0 ? null : searching ? <Combobox.Empty>{words.searching}</Combobox.Empty> : (
            <Combobox.Empty role="option" aria-disabled="true" aria-selected="false">{found.state === 'failed' ? words.failed : words.nothing}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
