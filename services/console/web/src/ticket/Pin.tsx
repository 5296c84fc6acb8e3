import { UnstyledButton } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useLanguage } from '../i18n';
import { IconCheck, IconCopy, IconExternalLink, IconMapPin } from '../shell/icons';
import css from './Pin.module.css';

const kCells = 3; // a side of the grid

// Where the citizen put their pin, in a square of about 330 m with cells of 0.001 degrees. Nothing is loaded from
// outside: streets are shown by the officer's own map, on a click.
export function Pin({ lat, lon }: { lat: number; lon: number }) {
  const { t } = useLanguage();
  const clipboard = useClipboard({ timeout: 1500 });
  const words = `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
  const within = (degrees: number) => ((degrees * 1000) % 1 + 1) % 1; // of a cell
  const lines = Array.from({ length: kCells + 1 }, (_, at) => at);
  return (
    <div className={css.pin}>
      <svg viewBox="0 0 90 30" className={css.map} role="img" aria-label={words}>
        {lines.map((at) => (
          <g key={at} className={css.grid}>
            <line x1={at * 30 + 15 - within(lon) * 30} x2={at * 30 + 15 - within(lon) * 30} y1="0" y2="30" />
            <line y1={at * 30 - 15 + within(lat) * 30} y2={at * 30 - 15 + within(lat) * 30} x1="0" x2="90" />
          </g>
        ))}
        <circle className={css.near} cx="45" cy="15" r="9" />
        <circle className={css.point} cx="45" cy="15" r="2.6" />
      </svg>
      <div className={css.line}>
        <UnstyledButton
          className="number"
          aria-label={`${t('facts.copy_pin')} ${words}`}
          onClick={() => clipboard.copy(words)}
        >
          <IconMapPin size={15} aria-hidden /> {words}{' '}
          {clipboard.copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
        </UnstyledButton>
        <a
          href={`https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=18/${lat}/${lon}`}
          target="_blank"
          rel="noreferrer noopener"
        >
          {t('facts.open_map')} <IconExternalLink size={14} aria-hidden />
        </a>
      </div>
    </div>
  );
}
