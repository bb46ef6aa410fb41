const key = "conversation";
const mostTurns = 30;

/** The conversation of this tab, so that a reload does not lose it. */
export function createMemory() {
  const empty = () => ({ conversation: null, turns: [] });
  let state = read() ?? empty();

  function read() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(key));
      return Array.isArray(kept?.turns) ? kept : null;
    } catch {
      return null;
    }
  }

  /** Keeps as many of the latest turns as there is room for. */
  function write() {
    for (let turns = state.turns.slice(-mostTurns); ; turns = turns.slice(Math.ceil(turns.length / 2))) {
      try {
        sessionStorage.setItem(key, JSON.stringify({ ...state, turns }));
        return;
      } catch {
        if (turns.length === 0) return;
      }
    }
  }

  return {
    get conversation() {
      return state.conversation;
    },
    get turns() {
      return state.turns;
    },
    add(q, answer) {
      const turn = { q, answer, voted: null };
      state = { conversation: answer.conversation, turns: [...state.turns, turn] };
      write();
      return turn;
    },
    vote(turn, kind) {
      turn.voted = kind;
      write();
    },
    clear() {
      state = empty();
      write();
    },
  };
}
