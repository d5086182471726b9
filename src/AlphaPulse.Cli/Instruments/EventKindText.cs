using AlphaPulse.Hosting;

namespace AlphaPulse.Cli.Instruments;

/// <summary>Kinds of events as options and results write them, as in <c>grid_change</c>.</summary>
internal static class EventKindText
{
    public static string Names { get; } = string.Join(", ", Enum.GetValues<InstrumentEventKind>().Where(kind => kind != InstrumentEventKind.Unknown).Select(Of));

    public static string Of(InstrumentEventKind kind) => SnakeCase.Of(kind);

    public static InstrumentEventKind Parse(string text)
    {
        foreach (var kind in Enum.GetValues<InstrumentEventKind>())
        {
            if (kind != InstrumentEventKind.Unknown && Of(kind) == text)
            {
                return kind;
            }
        }

        throw new FormatException($"--kind is '{text}'; write one of {Names}.");
    }
}
