using AlphaPulse.TestKit;

namespace AlphaPulse.Collectors.Tests.Books;

/// <summary>A fact that needs the recording of Kraken's order books, which not every set of evidence has.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BookRecordingFactAttribute : FactAttribute
{
    public const string Session = "session-book-2021-04-17.jsonl";

    public BookRecordingFactAttribute() => Skip = File.Exists(Path.Combine(Evidence.Root, "recordings", "kraken", Session))
        ? null
        : $"The evidence has no recordings/kraken/{Session}.";
}
