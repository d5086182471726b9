namespace AlphaPulse.Storage;

/// <summary>What an update of the life of instruments must say to be kept.</summary>
internal static class LifeRules
{
    /// <summary>Refuses an update that says what cannot be kept.</summary>
    /// <returns>Whether it says anything.</returns>
    /// <exception cref="ArgumentException">It breaks a rule.</exception>
    public static bool RequireSound(InstrumentLifeUpdate update, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(update, parameterName);
        return FindDefect(update) is { } defect
            ? throw new ArgumentException(defect, parameterName)
            : update.Events.Count > 0 || update.Listing is not null;
    }

    /// <summary>Whether the list that is held is the one that an update was compared with.</summary>
    /// <param name="update">The update.</param>
    /// <param name="heldAt">The time of the list that is held; <see langword="null"/> where there is none.</param>
    public static bool IsComparedWith(InstrumentLifeUpdate update, DateTimeOffset? heldAt) => update.ComparedWith == heldAt;

    /// <summary>Reads the kind of an event.</summary>
    public static InstrumentEventKind EventKind(int stored, string place) =>
        (InstrumentEventKind)stored is var kind && Enum.IsDefined(kind) && kind != InstrumentEventKind.Unknown
            ? kind
            : throw StoreDamage.Create(place, $"the kind {stored} stands where one of an event belongs");

    /// <summary>Reads the status of an instrument.</summary>
    public static InstrumentStatus Status(int stored, string place) => (InstrumentStatus)stored is var status && Enum.IsDefined(status)
        ? status
        : throw StoreDamage.Create(place, $"the status {stored} stands where one of an instrument belongs");

    private static string? FindDefect(InstrumentLifeUpdate update)
    {
        foreach (var item in update.Events)
        {
            if (item.FindDefect() is { } defect)
            {
                return $"The {item.Kind} of {item.Instrument} at {UtcText.Format(item.At)} is wrong: {defect}.";
            }
        }

        return update.Listing switch
        {
            null => null,
            { Venue: null or "" } => "The list names no venue.",
            { } listing when listing.SeenAt <= update.ComparedWith =>
                $"The list of {listing.Venue} is of {UtcText.Format(listing.SeenAt)}, not newer than the compared one of {UtcText.Format(update.ComparedWith!.Value)}.",
            _ => null,
        };
    }
}
