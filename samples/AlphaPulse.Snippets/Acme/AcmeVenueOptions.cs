using AlphaPulse.Collectors;

namespace AlphaPulse.Snippets.Acme;

// snippet: venue-options
public sealed class AcmeVenueOptions() : RestVenueOptions(new Uri("https://api.acme.example"), pageLimit: 500);
// end
