using Microsoft.Extensions.Logging;

namespace AlphaPulse.Http;

/// <summary>Keeps the state in a file that one process at a time has open. A process that is killed gives the file free; a write that it cut short shows by the checksum.</summary>
internal sealed class FileBudgetStore(string path, ILogger logger) : IBudgetStore
{
    private const int Attempts = 400;
    private const int MaximumBytes = 16 * 1024 * 1024;
    private bool _wasThere;
    private bool _isNew;

    /// <summary>The store of a budget in a folder, which is made where it is missing.</summary>
    public static FileBudgetStore In(string folder, string name, ILogger logger)
    {
        var file = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : '_')) + ".budget";
        return new FileBudgetStore(Path.Combine(Directory.CreateDirectory(folder).FullName, file), logger);
    }

    public bool TryUse(Func<long> now, Action<BudgetState> change)
    {
        using var file = Open();
        if (file is null)
        {
            HttpLog.BudgetBusy(logger, path);
            return false;
        }

        var state = Read(file, now);
        change(state);
        var bytes = BudgetFormat.Write(state);
        try
        {
            file.Position = 0;
            file.Write(bytes);
            file.SetLength(bytes.Length);
        }
        catch (IOException exception)
        {
            // What is cut short shows by the checksum.
            HttpLog.BudgetUnwritable(logger, path, exception.Message);
            return false;
        }

        _wasThere = true;
        return true;
    }

    private BudgetState Read(FileStream file, Func<long> now)
    {
        // The file that Open makes is empty; one that is found empty was emptied.
        if (file.Length == 0 && !_wasThere && _isNew)
        {
            return new BudgetState();
        }

        try
        {
            if (file.Length > MaximumBytes)
            {
                throw new InvalidDataException("it is larger than any budget");
            }

            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return BudgetFormat.Read(bytes);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or FormatException or OverflowException or ArgumentException)
        {
            HttpLog.BudgetUnreadable(logger, path, exception.Message);
            return BudgetState.Unknown(now());
        }
    }

    /// <summary>Opens the file alone. Others hold it for well under a millisecond.</summary>
    private FileStream? Open()
    {
        var spin = default(SpinWait);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            try
            {
                _isNew = !File.Exists(path);
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            }
            catch (IOException exception) when (exception is not (DirectoryNotFoundException or PathTooLongException))
            {
                spin.SpinOnce();
            }
        }

        return null;
    }
}
