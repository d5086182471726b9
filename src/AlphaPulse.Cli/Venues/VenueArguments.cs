using System.CommandLine;
using AlphaPulse.Collectors;

namespace AlphaPulse.Cli.Venues;

/// <summary>The options of every verb that asks a venue: which, for what kind of instruments, where, and from whose budget.</summary>
internal sealed class VenueArguments
{
    private readonly Option<string?> _kind = new("--kind") { Description = "What the symbols are: spot, perpetual or dated; told from symbols of okx, otherwise what the venue has first." };
    private readonly Option<string?> _budgets = new("--budget-folder")
    {
        Description = "The folder, on a local disk, where processes keep together what the venue still allows; alphapulse/budgets in the user's local application data where it is not named.",
    };

    private VenueArguments(bool required) => Name = new Option<string?>("--venue")
    {
        Description = $"The venue to ask: {VenueSources.Names}.",
        Required = required,
    };

    /// <summary><c>--venue</c>.</summary>
    public Option<string?> Name { get; }

    /// <summary><c>--base-url</c>.</summary>
    public Option<string?> BaseUrl { get; } = new("--base-url") { Description = "Where the venue is asked instead of its own address." };

    /// <summary>Hangs the options on a verb, those of the venue first.</summary>
    public static VenueArguments AddTo(Command command, bool required = true)
    {
        var arguments = new VenueArguments(required);
        arguments._kind.AcceptOnlyFromAmong([.. Kinds.Select(TextOf)]);
        command.Options.Insert(0, arguments.Name);
        foreach (var option in (Option[])[arguments._kind, arguments.BaseUrl, arguments._budgets])
        {
            command.Options.Add(option);
        }

        return arguments;
    }

    /// <summary><c>--symbol</c> of a verb that asks for one.</summary>
    public static Option<string> Symbol() => new("--symbol") { Description = "The symbol as the venue writes it, as in BTCUSDT.", Required = true };

    /// <summary>Reads what was chosen.</summary>
    /// <exception cref="ArgumentException">There is no such venue, it has no such kind of instruments, or the symbols are of several.</exception>
    public VenueChoice Read(ParseResult parsed, params IReadOnlyList<string> symbols)
    {
        var name = parsed.GetValue(Name)!;
        var venue = VenueCatalog.BuiltIn.FirstOrDefault(v => v.Name == name)
            ?? throw new ArgumentException($"There is no venue '{name}' of --venue; there are: {VenueSources.Names}.", nameof(parsed));
        return new VenueChoice(venue, KindOf(venue, parsed.GetValue(_kind), symbols), BaseUrlOf(parsed), BudgetFolders.Open(parsed.GetValue(_budgets)));
    }

    /// <summary>The word of a kind, as the option and messages write it.</summary>
    public static string TextOf(InstrumentKind kind) => kind.ToString().ToLowerInvariant();

    private static IEnumerable<InstrumentKind> Kinds => [InstrumentKind.Spot, InstrumentKind.Perpetual, InstrumentKind.Dated];

    private static InstrumentKind KindOf(VenueDescriptor venue, string? named, IReadOnlyList<string> symbols)
    {
        if (named is null)
        {
            return ToldKind(venue, symbols) ?? venue.Kinds[0];
        }

        var kind = Kinds.Single(kind => TextOf(kind) == named);
        return venue.Kinds.Contains(kind)
            ? kind
            : throw new ArgumentException($"--kind is {named}, and {venue.Name} has {Words(venue.Kinds)} here; ask one of {string.Join(", ", VenueCatalog.BuiltIn.Where(v => v.Kinds.Contains(kind)).Select(v => v.Name))}, or leave it out.", nameof(named));
    }

    private static InstrumentKind? ToldKind(VenueDescriptor venue, IReadOnlyList<string> symbols)
    {
        var told = venue.Name == OkxVenue.Description.Name ? symbols.Select(OkxOptions.KindOf).OfType<InstrumentKind>().Distinct().ToList() : [];
        return told switch
        {
            [] => null,
            [var kind] => kind,
            _ => throw new ArgumentException($"The symbols {string.Join(", ", symbols)} of --symbol are {Words(told)}; ask {venue.Name} for one kind at a time.", nameof(symbols)),
        };
    }

    private static string Words(IEnumerable<InstrumentKind> kinds) => string.Join(" and ", kinds.Select(TextOf));

    // The address may hold a password, so it is not repeated.
    private Uri? BaseUrlOf(ParseResult parsed) => parsed.GetValue(BaseUrl) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var url) ? url
        : throw new FormatException("--base-url is no absolute address; write it as http://127.0.0.1:8080.");
}
