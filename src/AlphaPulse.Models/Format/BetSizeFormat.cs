using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>Writes and reads the members of a bet-size rule; null is no step.</summary>
internal static class BetSizeFormat
{
    internal static void Write(Utf8JsonWriter writer, BetSizeRule rule)
    {
        writer.WriteNumber("threshold", rule.Threshold);
        if (rule.Step is { } step)
        {
            writer.WriteNumber("step", step);
        }
        else
        {
            writer.WriteNull("step");
        }
    }

    internal static BetSizeRule Read(SealedFileElement element)
    {
        element.ExpectMembers("threshold", "step");
        return new BetSizeRule(element.ReadDouble("threshold"), element.ReadDoubleOrNull("step"));
    }
}
