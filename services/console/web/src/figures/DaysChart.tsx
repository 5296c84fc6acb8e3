import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { Share } from '../api/types';
import { useLanguage } from '../i18n';
import css from './FiguresPage.module.css';

// Received, answered and solved by day; the same numbers stand in a table for whoever cannot see bars.
export function DaysChart({ days }: { days: Share[] }) {
  const { t, language, number } = useLanguage();
  const day = (id: string) =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'id-ID', {
      day: 'numeric',
      month: 'short',
      timeZone: 'UTC',
    }).format(new Date(`${id}T00:00:00Z`));
  const rows = days.map((one) => ({ ...one, day: day(one.id) }));
  const series = ['received', 'answered', 'confirmed'] as const;
  return (
    <section className={css.card} aria-label={t('figures.days')}>
      <h2>{t('figures.days')}</h2>
      <div className={css.chart} aria-hidden>
        <ResponsiveContainer width="100%" height={230}>
          <BarChart data={rows} margin={{ top: 6, right: 6, bottom: 0, left: -18 }} barGap={1}>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis dataKey="day" stroke="var(--soft)" fontSize={12} tickLine={false} minTickGap={16} />
            <YAxis allowDecimals={false} stroke="var(--soft)" fontSize={12} tickLine={false} axisLine={false} />
            <Tooltip cursor={{ fill: 'var(--sunk)' }} content={<Said />} />
            <Legend iconType="circle" iconSize={9} />
            {series.map((name) => (
              <Bar
                key={name}
                dataKey={name}
                name={t(`figures.${name}`)}
                fill={`var(--series-${name})`}
                radius={[3, 3, 0, 0]}
                isAnimationActive={false}
              />
            ))}
          </BarChart>
        </ResponsiveContainer>
      </div>
      <details className={css.details}>
        <summary>{t('figures.as_table')}</summary>
        <div className={css.scroll} tabIndex={0} role="region" aria-label={t('figures.days')}>
          <table>
            <thead>
              <tr>
                <th>{t('figures.days')}</th>
                {series.map((name) => (
                  <th key={name}>{t(`figures.${name}`)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">{row.day}</th>
                  {series.map((name) => (
                    <td key={name}>{number(row[name])}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}

interface SaidProps {
  active?: boolean;
  label?: string;
  payload?: { name?: string; value?: number; color?: string }[];
}

// Recharts' own box brings its own colours.
function Said({ active, label, payload }: SaidProps) {
  if (!active || !payload) return null;
  return (
    <div className={css.said}>
      <b>{label}</b>
      {payload.map((one) => (
        <div key={one.name}>
          {one.name}: {one.value}
        </div>
      ))}
    </div>
  );
}
