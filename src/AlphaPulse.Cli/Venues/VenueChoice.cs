using AlphaPulse.Collectors;

namespace AlphaPulse.Cli.Venues;

/// <summary>A venue as the command line asks it.</summary>
/// <param name="Venue">The venue.</param>
/// <param name="Kind">The kind of instruments that it is asked for.</param>
/// <param name="BaseUrl">Where it is asked; <see langword="null"/> for its own address.</param>
/// <param name="BudgetFolder">Where the budgets are that processes share.</param>
internal sealed record VenueChoice(VenueDescriptor Venue, InstrumentKind Kind, Uri? BaseUrl, string BudgetFolder);
