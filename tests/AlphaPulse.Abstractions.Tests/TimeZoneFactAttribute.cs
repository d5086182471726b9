namespace AlphaPulse.Tests;

/// <summary>A fact that compares with the time zone database of the machine; skipped where the zone is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TimeZoneFactAttribute : FactAttribute
{
    public TimeZoneFactAttribute(string zone)
    {
        Zone = zone;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            Skip = $"The machine has no time zone '{zone}'.";
        }
    }

    public string Zone { get; }
}
