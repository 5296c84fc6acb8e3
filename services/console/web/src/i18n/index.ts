import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { ApiProblem } from '../api/client';
import en from './en.json';
import id from './id.json';

const kKey = 'serap-language';
export type Language = 'id' | 'en';

function remembered(): Language {
  try {
    return localStorage.getItem(kKey) === 'en' ? 'en' : 'id';
  } catch {
    return 'id'; // storage may be forbidden
  }
}

export function chooseLanguage(language: Language) {
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
  try {
    localStorage.setItem(kKey, language);
  } catch {
    // Then it lasts until the page is closed.
  }
}

export async function startWords() {
  const lng = remembered();
  document.documentElement.lang = lng;
  await i18next.use(initReactI18next).init({
    lng,
    fallbackLng: 'id',
    resources: { id: { translation: id }, en: { translation: en } },
    interpolation: { escapeValue: false }, // React escapes
  });
}

// The language on screen, and what depends on it beyond the words.
export function useLanguage() {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'id';
  const locale = language === 'en' ? 'en-GB' : 'id-ID';
  return {
    t,
    language,
    dateTime: (at: string) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
        new Date(at),
      ),
    day: (at: string) =>
      new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }).format(
        new Date(at),
      ),
    time: (at: string) =>
      new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(new Date(at)),
    list: (words: string[]) =>
      new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' }).format(words),
    number: (value: number, digits = 0) =>
      new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value),
    said: (problem: ApiProblem) => (language === 'en' ? problem.messageEn : problem.messageId),
    // Fields that the API sends in both languages: topic_name_id, topic_name_en.
    pick: (indonesian: string, english: string) =>
      (language === 'en' ? english : indonesian) || indonesian,
  };
}
