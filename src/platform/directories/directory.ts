/** A person as a provider's directory knows him. */
export interface DirectoryPerson {
  /** The provider's stable id: userid at WeCom and DingTalk, open_id at Feishu. */
  id: string
  /** What he is called by across applications, where there is such a thing. */
  union: string | null
  name: string
}

/** What an application of a provider tells about people. */
export interface Directory {
  provider: 'wecom' | 'dingtalk' | 'feishu'
  /** Everybody the application sees, or a failure: never a part of them. Throws `DirectoryRefused` and `NoAnswer`. */
  people(): Promise<DirectoryPerson[]>
  /** Where a person agrees to sign in; `within`: the page is opened in the provider's own application. */
  signInAddress(back: string, state: string, within: boolean): string
  /** Who agreed, by the code that came back with him; null where the code is none, used up or too old. */
  whoAgreed(code: string): Promise<{ id: string } | { union: string } | null>
}

/** The provider's own words, its code first. */
export class DirectoryRefused extends Error {}

/** Pages of a list, however many; more than this is a provider that turns in circles. */
export const MOST_PAGES = 2000
