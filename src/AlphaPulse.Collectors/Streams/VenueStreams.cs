namespace AlphaPulse.Collectors;

/// <summary>Chooses the stream of a source.</summary>
internal static class VenueStreams
{
    /// <summary>The stream that is named, or the first one of the source that has the channels.</summary>
    /// <param name="source">The venue.</param>
    /// <param name="named">The stream of the options; <see langword="null"/> for the source's own.</param>
    /// <param name="channels">What it must have.</param>
    /// <param name="option">The name of the option that names a stream, for errors.</param>
    /// <param name="parameter">The name of the parameter that holds the option, for errors.</param>
    /// <exception cref="ArgumentException">The stream that is named is of another venue or lacks a channel, or the source offers none that has the channels.</exception>
    public static VenueStreamProtocol Choose(IVenueBarSource source, VenueStreamProtocol? named, StreamChannels channels, string option, string parameter)
    {
        if (named is not null)
        {
            if (named.Venue != source.Venue)
            {
                throw new ArgumentException($"{option} is a stream of '{named.Venue}' and the source is '{source.Venue}': what comes would be stored as that of another venue. Leave it out for the venue's own stream.", parameter);
            }

            return (named.Channels & channels) == channels
                ? named
                : throw new ArgumentException($"{option} is the stream {named.DefaultUrl}, which sends {named.Channels} and not {channels}. Leave it out for the first stream of the venue that does.", parameter);
        }

        var offered = (source as IVenueStreams)?.Streams ?? [];
        return offered.FirstOrDefault(s => (s.Channels & channels) == channels)
            ?? throw new ArgumentException(
                $"No stream of '{source.Venue}' has {channels}; {(offered.Count == 0 ? "the source offers no stream" : $"it offers {string.Join(", ", offered.Select(s => $"{s.DefaultUrl} with {s.Channels}"))}")}. Ask for it over REST, or name a stream in {option}.",
                nameof(source));
    }
}
