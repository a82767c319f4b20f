import { useState } from 'react';
import { keepFile } from '../../../app/files';
import type { Choice } from '../../../domain/choice';
import { useLanguage } from '../../../i18n';
import { FileField } from '../../../ui/FileField';

/** A file as evidence: it goes to the store at once, the act refers to it when it is sent. */
export function EvidenceFile({ id, label, error, value, onChange }: {
  id: string; label: string; error?: string | undefined; value: Choice | null; onChange: (choice: Choice | null) => void;
}) {
  const { language, words: { acts, app } } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();

  const choose = async (file: File) => {
    setBusy(true);
    setRefused(undefined);
    try {
      const outcome = await keepFile(file, language);
      if ('kept' in outcome) onChange({ id: outcome.kept.sha256, label: outcome.kept.name });
      else setRefused(outcome.refused);
    } catch {
      setRefused(`${app.offlineTitle}. ${app.offlineText}`);
    } finally {
      setBusy(false);
    }
  };

  return (
    <FileField
      id={id}
      label={label}
      hint={acts.fileHint}
      error={refused ?? error}
      choose={busy ? acts.fileSending : acts.fileChoose}
      remove={acts.fileRemove}
      busy={busy}
      chosen={value?.label ?? null}
      onChoose={(file) => void choose(file)}
      onRemove={() => onChange(null)}
    />
  );
}
