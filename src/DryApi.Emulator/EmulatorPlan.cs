namespace DryApi.Emulator;

/// <summary>What an account may ask for in a minute and in a day.</summary>
public enum EmulatorPlan
{
    /// <summary>As much as it likes: no quotas, and no headers about them.</summary>
    Unlimited,

    /// <summary>The quotas of the service's Basic accounts: few requests a minute and a day of each kind.</summary>
    Basic,

    /// <summary>The quotas of the service's Premium accounts: 300 requests a minute of each kind.</summary>
    Premium,
}
