import type { Media } from '../api/types';
import { useLanguage } from '../i18n';
import { IconFileText, IconMicrophone, IconPhoto } from '../shell/icons';
import css from './Bubble.module.css';

function iconOf(mime: string) {
  if (mime.startsWith('image/') || mime.startsWith('video/')) return IconPhoto;
  return mime.startsWith('audio/') ? IconMicrophone : IconFileText;
}

// What hangs on a message: its kind, its name as text, and whether it could be kept.
export function Attached({ media }: { media: Media }) {
  const { t, number } = useLanguage();
  const Icon = iconOf(media.mime);
  const kind = media.mime.split('/')[0] ?? '';
  return (
    <div className={css.attached}>
      <Icon size={20} stroke={1.6} aria-hidden />
      <span>
        {media.name || t(`media.${kind}`, { defaultValue: t('media.file') })}
        <small>
          {t(`media.${media.state}`)}
          {media.bytes > 0 && ` · ${number(media.bytes / 1024)} kB`}
        </small>
      </span>
    </div>
  );
}
