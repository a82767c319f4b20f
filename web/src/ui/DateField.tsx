import '@mantine/dates/styles.layer.css';
import { DateInput, DatesProvider } from '@mantine/dates';
import { useState } from 'react';
import 'dayjs/locale/vi';
import { showDay } from '../domain/days';
import { readTypedDay } from '../domain/typedDay';

export interface DateWords {
  language: 'vi' | 'en';
  previousMonth: string;
  nextMonth: string;
  notDay: (typed: string) => string;
  tooEarly: (day: string) => string;
  tooLate: (day: string) => string;
}

/**
 * A day, typed as 31/12/2026 or picked. Value and answer are ISO dates. What cannot be taken for a day stays as it was
 * typed, with what is wrong, and the answer is none: the day of before is never taken for it. `typed` tells an empty
 * field from such a text.
 */
export function DateField({ label, hint, error, value, onChange, min, max, words, id, required }: {
  label: string; hint?: string; error?: string | undefined; value: string | null; onChange: (day: string | null, typed: string) => void;
  min?: string | undefined; max?: string | undefined; words: DateWords; id?: string; required?: boolean;
}) {
  // What was typed and is no day: the text in the field is the reader's own until a day takes its place.
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(true);
  const [given, setGiven] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    // Another day came from elsewhere, not from this field.
    if (value !== null && value !== given) setTyped(null);
  }
  const read = typed === null ? null : readTypedDay(typed, { min, max });
  const fault = read && 'fault' in read ? read.fault : null;
  const wrong = fault === null ? undefined : fault === 'early' ? words.tooEarly(showDay(min ?? '')) : fault === 'late' ? words.tooLate(showDay(max ?? '')) : words.notDay(typed?.trim() ?? '');

  const take = (text: string): string | null => {
    const found = readTypedDay(text, { min, max });
    const day = 'day' in found ? found.day : null;
    setLeft(false);
    setTyped(day === null ? text : null);
    if (day === null) onChange(null, text.trim());
    return day;
  };
  const answer = (day: string | null) => {
    setTyped(null);
    setGiven(day);
    onChange(day, day ?? '');
  };

  return (
    <DatesProvider settings={{ locale: words.language, firstDayOfWeek: 1, weekendDays: [0, 6], consistentWeeks: true }}>
      <DateInput
        id={id}
        label={label}
        description={hint}
        // While a day is being typed it is not found fault with, unless the form already was.
        error={wrong && (left || error) ? wrong : error}
        data-unread={wrong}
        required={required}
        withAsterisk={false}
        value={typed === null ? value : null}
        onChange={answer}
        onBlur={() => {
          setLeft(true);
          if (typed?.trim() === '') setTyped(null);
        }}
        fixOnBlur={typed === null || typed.trim() === ''}
        valueFormat="DD/MM/YYYY"
        dateParser={take}
        minDate={min}
        maxDate={max}
        clearable={false}
        size="md"
        className="date-field"
        classNames={{ day: 'date-day', weekday: 'date-weekday' }}
        popoverProps={{ transitionProps: { duration: 0 }, withinPortal: false }}
        ariaLabels={{
          previousMonth: words.previousMonth,
          nextMonth: words.nextMonth,
          previousYear: words.previousMonth,
          nextYear: words.nextMonth,
          previousDecade: words.previousMonth,
          nextDecade: words.nextMonth,
        }}
      />
    </DatesProvider>
  );
}
