// What the server wrote on the page, and the page written anew when its settings change.

const data = () => document.body.dataset;

/** The values the server left on the body, read when asked: they change with the settings. */
export const page = {
  now: () => data().now,
  timezone: () => data().timezone,
  zone: () => data().zone,
  version: () => data().version,
  isPreview: () => "preview" in data(),
  settings: () => JSON.parse(data().settings),
  snapshot: () => JSON.parse(data().snapshot),
  media: () => JSON.parse(data().media),
  eventsUrl: () => data().eventsUrl,
  snapshotUrl: () => data().snapshotUrl,
  versionUrl: () => data().versionUrl,
};

/** Takes the page as the server writes it now; stream, sound and clock go on. */
export async function dress() {
  const answer = await fetch(location.href, { cache: "no-store" });
  if (answer.status === 404) {
    location.assign("/board");
    return;
  }
  if (!answer.ok) throw new Error(`page: ${answer.status}`);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  keepSound(fresh);
  document.documentElement.lang = fresh.documentElement.lang;
  document.title = fresh.title;
  document.body = document.adoptNode(fresh.body);
}

// The button knows whether the sound is allowed, and somebody may be about to press it.
function keepSound(fresh) {
  const old = document.getElementById("sound");
  const place = fresh.getElementById("sound");
  if (old && place) place.replaceWith(fresh.adoptNode(old));
}
