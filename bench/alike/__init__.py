"""What the part `alike` needs: peers in a virtual environment of their own, and the product beside them."""
