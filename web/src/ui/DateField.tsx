import '@mantine/dates/styles.layer.css';
import { DateInput, DatesProvider } from '@mantine/dates';
import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import 'dayjs/locale/vi';

dayjs.extend(customParseFormat);

export interface DateWords {
  language: 'vi' | 'en';
  previousMonth: string;
  nextMonth: string;
}

/** A day, typed as 31/12/2026 or picked. Value and answer are ISO dates. */
export function DateField({ label, hint, error, value, onChange, min, words, id, required }: {
  label: string; hint?: string; error?: string | undefined; value: string | null; onChange: (day: string | null) => void;
  min?: string; words: DateWords; id?: string; required?: boolean;
}) {
  return (
    <DatesProvider settings={{ locale: words.language, firstDayOfWeek: 1, weekendDays: [0, 6], consistentWeeks: true }}>
      <DateInput
        id={id}
        label={label}
        description={hint}
        error={error}
        required={required}
        withAsterisk={false}
        value={value}
        onChange={onChange}
        valueFormat="DD/MM/YYYY"
        dateParser={(typed) => {
          const day = dayjs(typed.trim(), ['DD/MM/YYYY', 'D/M/YYYY', 'DD-MM-YYYY', 'YYYY-MM-DD'], true);
          return day.isValid() ? day.format('YYYY-MM-DD') : null;
        }}
        minDate={min}
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
