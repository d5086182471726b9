namespace AlphaPulse.Models;

/// <summary>What served when, and what a rollback returns to, from the moves of a registry.</summary>
internal static class ServingHistory
{
    /// <summary>The periods of an alias in order, each with the move that began it and the one that ended it.</summary>
    internal static IEnumerable<(AliasChange Start, AliasChange? End)> PeriodsOf(RegistryState state, string alias)
    {
        AliasChange? start = null;
        foreach (var (_, change) in state.Moves.Where(move => move.Change.Alias == alias))
        {
            if (start is not null)
            {
                yield return (start, change);
            }

            start = change;
        }

        if (start is not null)
        {
            yield return (start, null);
        }
    }

    /// <summary>The last period that had begun at an instant; a clock that was set back does not bring an earlier one back.</summary>
    internal static (AliasChange Start, AliasChange? End)? PeriodAt(RegistryState state, string alias, DateTimeOffset at)
    {
        (AliasChange, AliasChange?)? found = null;
        foreach (var period in PeriodsOf(state, alias))
        {
            if (period.Start.At <= at)
            {
                found = period;
            }
        }

        return found;
    }

    /// <summary>The aliases with the versions that they return to; empty where nothing served before.</summary>
    internal static IReadOnlyDictionary<string, string> StepBefore(RegistryState state, string alias)
    {
        // Steps ahead pile up, a rollback takes the topmost away: what then lies on top is what a rollback leaves.
        var piles = new Dictionary<string, Stack<JournalMove>>(StringComparer.Ordinal);
        foreach (var move in state.Moves)
        {
            if (!piles.TryGetValue(move.Change.Alias, out var pile))
            {
                piles.Add(move.Change.Alias, pile = new Stack<JournalMove>());
            }

            if (!move.Change.IsRollback)
            {
                pile.Push(move);
            }
            else
            {
                pile.TryPop(out _);
            }
        }

        var back = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!piles.TryGetValue(alias, out var own) || !own.TryPeek(out var step) || step.Change.From is null)
        {
            return back;
        }

        foreach (var (other, pile) in piles)
        {
            if (pile.TryPeek(out var top) && top.Sequence == step.Sequence && top.Change.From is { } from)
            {
                back[other] = from;
            }
        }

        return back;
    }

    /// <summary>The versions that need not be kept, in the order of registration.</summary>
    internal static IReadOnlyList<JournalVersion> FindRemovable(RegistryState state, ModelRetention retention, DateTimeOffset now)
    {
        var kept = new HashSet<string>(state.Aliases.Values, StringComparer.Ordinal);
        kept.UnionWith(state.Versions.TakeLast(retention.KeepNewest).Select(version => version.Id));

        // Compared as an age: a long retention may reach back beyond the first time there is.
        kept.UnionWith(retention.ServingAliases
            .SelectMany(alias => PeriodsOf(state, alias))
            .Where(period => period.End is not { } end || now - end.At <= retention.KeepServedWithin)
            .Select(period => period.Start.To));

        // A rollback to a version that is kept takes other aliases along: what they return to is kept with it.
        foreach (var alias in retention.ServingAliases)
        {
            var back = StepBefore(state, alias);
            if (back.TryGetValue(alias, out var target) && kept.Contains(target))
            {
                kept.UnionWith(back.Values);
            }
        }

        return [.. state.Versions.Where(version => !kept.Contains(version.Id))];
    }
}
