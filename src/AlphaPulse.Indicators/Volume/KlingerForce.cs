namespace AlphaPulse.Indicators;

/// <summary>Which volume force the oscillator of Klinger averages.</summary>
public enum KlingerForce
{
    /// <summary>Volume x |2 (range / cumulated range - 1)| x 100 in the direction of the typical price, which is down where that did not rise; averages seeded with the mean of the first n forces. The default, as Klinger and Skender have it.</summary>
    Klinger = 0,

    /// <summary>Volume x |2 range / cumulated range - 1| x 100; the direction stays where the typical price did not change; averages seeded with the first force. As in Tulip.</summary>
    Tulip = 1,

    /// <summary>The volume in the direction of the typical price, 0 where that did not change; averages seeded with the mean of the first n. As in pandas-ta.</summary>
    Volume = 2,
}
