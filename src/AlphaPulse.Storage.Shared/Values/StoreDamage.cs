namespace AlphaPulse.Storage;

/// <summary>Says that a store holds what it cannot have written.</summary>
internal static class StoreDamage
{
    /// <summary>Makes the exception.</summary>
    /// <param name="place">The store: a file, or a server with its database and schema.</param>
    /// <param name="detail">What was found.</param>
    /// <param name="cause">The cause, where there is one.</param>
    public static StoreException Create(string place, string detail, Exception? cause = null)
    {
        var message = $"The store '{place}' is damaged: {detail}. Restore it from a backup, or move it away and import again.";
        return cause is null ? new StoreException(message) : new StoreException(message, cause);
    }
}
