import { useState } from 'react';
import { type Cells, readTsv } from '../../domain/pastedTable';
import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { ProseField } from '../../ui/Fields';
import { Section, Stack } from '../../ui/Layout';
import { readClipboard } from './clipboardTable';

/** Where a table is pasted. What is typed or dropped as text can be read too. */
export function PasteBox({ onTable }: { onTable: (cells: Cells) => void }) {
  const { giving } = useWords();
  const [text, setText] = useState('');
  const [empty, setEmpty] = useState(false);
  const read = (cells: Cells) => {
    if (cells.length === 0) return setEmpty(true);
    onTable(cells);
    return undefined;
  };
  return (
    <Section title={giving.paste}>
      <Stack>
        <ProseField
          id="bang-dan"
          label={giving.paste}
          hint={giving.pasteHint}
          rows={6}
          maxLength={200_000}
          value={text}
          onChange={(value) => {
            setEmpty(false);
            setText(value);
          }}
          onPaste={(data) => {
            const cells = readClipboard(data);
            // One cell is ordinary text: it goes into the box like any other.
            if (cells.length < 2 && (cells[0]?.length ?? 0) < 2) return false;
            onTable(cells);
            return true;
          }}
          error={empty ? giving.nothing : undefined}
        />
        <div className="row"><Action onClick={() => read(readTsv(text))}>{giving.readTable}</Action></div>
      </Stack>
    </Section>
  );
}
